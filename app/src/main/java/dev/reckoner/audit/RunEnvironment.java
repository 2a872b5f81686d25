package dev.reckoner.audit;

import dev.reckoner.runtime.device.EnvironmentRecord;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.onnx.OnnxModel;
import java.util.Map;

/** The environment record of a rerun: what may change its bits. */
final class RunEnvironment {
    private RunEnvironment() {}

    static Map<String, String> of(ExecutionProfile profile, OnnxModel model) {
        return EnvironmentRecord.here()
                .with("model.sha256", model.sha256())
                .with("model.opsets", model.opsetImports())
                .with("optimisation", profile.optimisation())
                .with("threads", profile.intraOpThreads())
                .with("mode", profile.parallel() ? "PARALLEL" : "SEQUENTIAL")
                .values();
    }
}
