package dev.reckoner.runtime.worker;

import dev.reckoner.runtime.device.Provider;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.ExecutionProfile.Optimisation;
import dev.reckoner.runtime.worker.proto.Profile;
import java.util.TreeMap;

/** Execution profiles as messages. */
final class ProfileMessages {
    private ProfileMessages() {}

    static Profile write(ExecutionProfile profile) {
        return Profile.newBuilder()
                .setProvider(profile.provider().name())
                .putAllProviderOptions(profile.provider().options())
                .setOptimisation(profile.optimisation().name())
                .setIntraOpThreads(profile.intraOpThreads())
                .setInterOpThreads(profile.interOpThreads())
                .setParallel(profile.parallel())
                .setDeterministic(profile.deterministic())
                .setMemoryPattern(profile.memoryPattern())
                .putAllSettings(profile.settings())
                .build();
    }

    static ExecutionProfile read(Profile message) {
        return new ExecutionProfile(
                new Provider(message.getProvider(), new TreeMap<>(message.getProviderOptionsMap())),
                Optimisation.valueOf(message.getOptimisation()),
                message.getIntraOpThreads(),
                message.getInterOpThreads(),
                message.getParallel(),
                message.getDeterministic(),
                message.getMemoryPattern(),
                message.getSettingsMap());
    }
}
