package dev.reckoner.audit;

import dev.reckoner.runtime.device.EnvironmentRecord;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.ExecutionRecord;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** The circumstances that a claim records, under the names of the environment record. */
final class ClaimedEnvironment {
    private static final String RUNTIME = "onnxruntime ";

    private ClaimedEnvironment() {}

    /** What the claim says. */
    static EnvironmentRecord of(Claim claim, OnnxModel model) {
        return claim.execution()
                .map(record -> of(record).with("model.sha256", model.sha256()))
                .orElseGet(() -> new EnvironmentRecord(new LinkedHashMap<>()));
    }

    private static EnvironmentRecord of(ExecutionRecord record) {
        SequencedMap<String, String> values = new LinkedHashMap<>();
        if (record.runtime().startsWith(RUNTIME)) {
            values.put("ort.version", record.runtime().substring(RUNTIME.length()));
        }
        values.put("ep", record.provider());
        record.options().forEach((name, value) -> values.put("ep." + name, value));
        values.put("optimisation", record.optimisation());
        if (record.threads() > 0) {
            values.put("threads", Integer.toString(record.threads()));
        }
        putMachine(record.architecture(), values);
        return new EnvironmentRecord(values);
    }

    /** As the recorder writes it: {@code Linux amd64, avx avx2 fma}. */
    private static void putMachine(String architecture, SequencedMap<String, String> values) {
        int comma = architecture.indexOf(", ");
        int space = architecture.lastIndexOf(' ', comma < 0 ? architecture.length() : comma);
        if (comma < 0 || space < 0) {
            return;
        }
        values.put("os.name", architecture.substring(0, space));
        values.put("os.arch", architecture.substring(space + 1, comma));
        values.put("cpu.instructions", architecture.substring(comma + 2));
    }

    /** True if the record says that nothing else was in the batch. */
    static boolean ranAlone(Claim claim) {
        return claim.execution()
                .flatMap(ExecutionRecord::batch)
                .filter(batch -> batch.size() == 1)
                .isPresent();
    }
}
