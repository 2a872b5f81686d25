package dev.reckoner.runtime.execute;

import dev.reckoner.runtime.device.Provider;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How a model is run, as far as it may change the bits of its outputs.
 *
 * @param provider what computes the operators
 * @param optimisation how far the runtime may rewrite the graph
 * @param intraOpThreads threads within one operator; 0 for as many as there are cores
 * @param interOpThreads operators at a time if {@code parallel}; 0 for as many as there are cores
 * @param parallel true to run independent operators at the same time
 * @param deterministic true to ask kernels for deterministic results
 * @param memoryPattern true to plan memory ahead
 * @param settings further session settings by ONNX Runtime's own keys
 */
public record ExecutionProfile(
        Provider provider,
        Optimisation optimisation,
        int intraOpThreads,
        int interOpThreads,
        boolean parallel,
        boolean deterministic,
        boolean memoryPattern,
        Map<String, String> settings) {
    private static final Pattern FILES = Pattern.compile(
            "path|folder|file|director|librar|^ep\\.context|load_model|save_|debug", Pattern.CASE_INSENSITIVE);

    /**
     * The profile of traces: the graph as it is written, one thread, in order. The settings keep subnormal numbers and the
     * plain arithmetic of Arm processors.
     */
    public static final ExecutionProfile CANONICAL = new ExecutionProfile(
            Provider.CPU,
            Optimisation.NO_OPT,
            1,
            1,
            false,
            true,
            false,
            Map.of(
                    "session.intra_op.allow_spinning", "0",
                    "session.set_denormal_as_zero", "0",
                    "mlas.enable_gemm_fastmath_arm64_bfloat16", "0"));

    /** What the runtime does when nobody asks for anything else. */
    public static final ExecutionProfile DEFAULT =
            new ExecutionProfile(Provider.CPU, Optimisation.ALL, 0, 0, false, false, true, Map.of());

    public ExecutionProfile {
        if (intraOpThreads < 0 || interOpThreads < 0) {
            throw new IllegalArgumentException("A number of threads is not negative");
        }
        settings = Map.copyOf(settings);
        settings.keySet().forEach(ExecutionProfile::refuseFiles);
    }

    /** No setting makes the runtime read or write files of its own choice. */
    private static void refuseFiles(String setting) {
        if (FILES.matcher(setting).find()) {
            throw new IllegalArgumentException("A profile cannot set " + setting + ", which is about files");
        }
    }

    /** How far the runtime may rewrite a graph before it runs it. */
    public enum Optimisation {
        NO_OPT,
        BASIC,
        EXTENDED,
        LAYOUT,
        ALL
    }

    /** This profile with another level of optimisation. */
    public ExecutionProfile withOptimisation(Optimisation level) {
        return new ExecutionProfile(
                provider, level, intraOpThreads, interOpThreads, parallel, deterministic, memoryPattern, settings);
    }

    /** This profile with another number of threads within an operator; 0 for as many as there are cores. */
    public ExecutionProfile withThreads(int threads) {
        return new ExecutionProfile(
                provider, optimisation, threads, interOpThreads, parallel, deterministic, memoryPattern, settings);
    }

    /** This profile on another provider. */
    public ExecutionProfile withProvider(Provider other) {
        return new ExecutionProfile(
                other, optimisation, intraOpThreads, interOpThreads, parallel, deterministic, memoryPattern, settings);
    }
}
