package dev.reckoner.runtime.execute;

import dev.reckoner.runtime.device.EnvironmentRecord;
import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The environment record of a run: beside what holds for the process {@code model.sha256},
 * {@code model.external.sha256} where it keeps weights in other files, {@code model.opsets},
 * {@code optimisation}, {@code threads} within an operator, {@code mode}, {@code threads.between} operators,
 * {@code deterministic}, {@code memory.pattern}, {@code settings}, and {@code input.shapes}, the batch among them. What else was
 * in the batch is known to the caller alone.
 */
final class Circumstances {
    private Circumstances() {}

    /** What holds for every run of a model in a profile. */
    static EnvironmentRecord of(OnnxModel model, ExecutionProfile profile) throws ModelException {
        return ofModel(EnvironmentRecord.here(profile.provider()), model)
                .with("model.opsets", model.opsetImports())
                .with("optimisation", profile.optimisation())
                .with("threads", profile.intraOpThreads())
                .with("mode", profile.parallel() ? "PARALLEL" : "SEQUENTIAL")
                .with("threads.between", profile.interOpThreads())
                .with("deterministic", profile.deterministic())
                .with("memory.pattern", profile.memoryPattern())
                .with("settings", words(profile.settings()));
    }

    private static EnvironmentRecord ofModel(EnvironmentRecord record, OnnxModel model) throws ModelException {
        EnvironmentRecord named = record.with("model.sha256", model.sha256());
        return model.externalSha256()
                .map(external -> named.with("model.external.sha256", external))
                .orElse(named);
    }

    private static String words(Map<String, String> settings) {
        return settings.isEmpty()
                ? "none"
                : new TreeMap<>(settings)
                        .entrySet().stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    /** The same for one run. */
    static EnvironmentRecord of(EnvironmentRecord loaded, Plan plan) {
        return loaded.with(
                "input.shapes",
                plan.fed().entrySet().stream()
                        .map(input -> input.getKey() + " " + input.getValue().dims())
                        .collect(Collectors.joining(", ")));
    }
}
