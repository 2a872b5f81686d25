package dev.reckoner.runtime.calibrate;

import dev.reckoner.runtime.device.Provider;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.ExecutionProfile.Optimisation;
import java.util.ArrayList;
import java.util.List;

/** The configurations that an honest provider may have run a model in, as far as a machine has them. */
final class Tour {
    private static final int[] THREADS = {1, 2, 4};
    private static final int AT_A_TIME = 2;

    private Tour() {}

    /**
     * A machine and how it runs models.
     *
     * @param machine on which
     * @param profile how
     */
    record Stop(Machine machine, ExecutionProfile profile) {
        boolean isProcessor() {
            return machine.provider().isCpu();
        }

        /** In words, where it has not run yet. */
        String words() {
            int count = profile.intraOpThreads();
            String threads = isProcessor() || count > 1 ? ", " + count + " threads" : "";
            return machine.label() + ", " + profile.optimisation() + threads + (profile.parallel() ? ", parallel" : "");
        }
    }

    /**
     * Every level of optimisation on every machine; on the processor with 1, 2 and 4 threads, and with operators at the same
     * time; on another device with 1 thread and, where everything is optimised, as it is by default, with 2 and 4: what it lacks
     * the processor computes. The canonical profile of the first machine comes first.
     */
    static List<Stop> stops(List<Machine> machines) {
        List<Stop> stops = new ArrayList<>();
        for (Machine machine : machines) {
            for (Optimisation level : Optimisation.values()) {
                stops.addAll(stops(machine, level));
            }
        }
        return stops;
    }

    /** For single operators, of which there is nothing to rewrite between: the ends of both scales. */
    static List<Stop> operatorStops(List<Machine> machines) {
        List<Stop> stops = new ArrayList<>();
        for (Machine machine : machines) {
            ExecutionProfile plain = ExecutionProfile.CANONICAL.withProvider(machine.provider());
            stops.add(new Stop(machine, plain));
            if (machine.provider().isCpu()) {
                stops.add(new Stop(
                        machine, plain.withOptimisation(Optimisation.ALL).withThreads(THREADS[2])));
            }
        }
        return stops;
    }

    private static List<Stop> stops(Machine machine, Optimisation level) {
        Provider provider = machine.provider();
        ExecutionProfile plain =
                ExecutionProfile.CANONICAL.withProvider(provider).withOptimisation(level);
        List<Stop> stops = new ArrayList<>();
        if (!provider.isCpu() && level != Optimisation.ALL) {
            stops.add(new Stop(machine, plain));
            return stops;
        }
        for (int threads : THREADS) {
            stops.add(new Stop(machine, plain.withThreads(threads)));
        }
        if (!provider.isCpu()) {
            return stops;
        }
        stops.add(new Stop(machine, parallel(plain.withThreads(AT_A_TIME))));
        return stops;
    }

    private static ExecutionProfile parallel(ExecutionProfile plain) {
        return new ExecutionProfile(
                plain.provider(),
                plain.optimisation(),
                plain.intraOpThreads(),
                AT_A_TIME,
                true,
                plain.deterministic(),
                plain.memoryPattern(),
                plain.settings());
    }
}
