package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.calibrate.CalibratedProfile;
import dev.reckoner.runtime.onnx.OnnxModel;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The calibrations that the models of a case have, each read once. */
final class RerunCalibrations {
    private final CaseCalibration calibrations;
    private final Map<String, Optional<CalibratedProfile>> known = new HashMap<>();

    RerunCalibrations(CaseCalibration calibrations) {
        this.calibrations = calibrations;
    }

    /** The newest one of a model. */
    Optional<CalibratedProfile> of(OnnxModel model) throws IOException {
        var read = known.get(model.sha256());
        if (read == null) {
            read = calibrations.of(Digest.ofSha256(model.sha256()));
            known.put(model.sha256(), read);
        }
        return read;
    }

    /** True if it was measured that neighbours in a batch make no difference to the model, not in a single bit, and none can. */
    boolean isIndifferent(OnnxModel model) throws IOException {
        return !ModelTraits.dependsOnBatch(model)
                && of(model).filter(profile -> profile.batch().insensitive()).isPresent();
    }
}
