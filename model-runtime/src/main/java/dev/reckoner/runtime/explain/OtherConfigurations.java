package dev.reckoner.runtime.explain;

import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.ExecutionProfile.Optimisation;
import dev.reckoner.runtime.explain.Explanation.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The same model at another level of optimisation or with another number of threads. */
final class OtherConfigurations implements Family {
    private static final List<Integer> THREADS = List.of(1, 2, 4);

    @Override
    public Kind kind() {
        return Kind.CONFIGURATION;
    }

    @Override
    public void tryAll(Trial trial) throws ExecutionException {
        Question question = trial.question();
        for (Map.Entry<String, ExecutionProfile> other : others(question).entrySet()) {
            trial.test(
                    Kind.CONFIGURATION, other.getKey(), question.model().model(), question.inputs(), other.getValue());
        }
    }

    private static Map<String, ExecutionProfile> others(Question question) {
        ExecutionProfile profile = question.profile();
        Map<String, ExecutionProfile> others = new LinkedHashMap<>();
        for (Optimisation level : Optimisation.values()) {
            others.put("optimisation " + level, profile.withOptimisation(level));
        }
        for (int threads : THREADS) {
            others.put(threads == 1 ? "1 thread" : threads + " threads", profile.withThreads(threads));
        }
        others.put("operators in parallel", parallel(profile));
        others.values().removeIf(profile::equals);
        return others;
    }

    private static ExecutionProfile parallel(ExecutionProfile profile) {
        return new ExecutionProfile(
                profile.provider(),
                profile.optimisation(),
                profile.intraOpThreads(),
                0,
                true,
                profile.deterministic(),
                profile.memoryPattern(),
                profile.settings());
    }
}
