package dev.reckoner.runtime.explain;

import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.ExecutionProfile.Optimisation;
import dev.reckoner.runtime.explain.Explanation.Kind;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The same model on the analyst's other devices: as it was run here, and fully optimised, as a runtime does by default. Looking for
 * devices takes seconds and starting them more, so this is for claims that nothing else explains.
 */
final class OtherDevices implements Family {
    @Override
    public Kind kind() {
        return Kind.CONFIGURATION;
    }

    @Override
    public void tryAll(Trial trial) throws ExecutionException {
        if (trial.isExplained() || trial.isSpent()) {
            return;
        }
        for (OtherDevice device : trial.question().devices().get()) {
            for (Map.Entry<String, ExecutionProfile> way :
                    ways(trial.question().profile(), device).entrySet()) {
                trial.testOn(device, way.getKey(), way.getValue());
                if (trial.isDecided()) {
                    return;
                }
            }
        }
    }

    private static Map<String, ExecutionProfile> ways(ExecutionProfile here, OtherDevice device) {
        ExecutionProfile plain = here.withProvider(device.provider());
        Map<String, ExecutionProfile> ways = new LinkedHashMap<>();
        ways.put(device.label(), plain);
        if (plain.optimisation() != Optimisation.ALL) {
            ways.put(device.label() + ", optimisation ALL", plain.withOptimisation(Optimisation.ALL));
        }
        return ways;
    }
}
