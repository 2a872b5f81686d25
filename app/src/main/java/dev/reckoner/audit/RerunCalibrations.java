package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.LedgerException;
import dev.reckoner.runtime.calibrate.CalibratedProfile;
import dev.reckoner.runtime.onnx.OnnxModel;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The calibrations that the models of a case have, each read once. */
final class RerunCalibrations {
    private final CaseCalibration calibrations;
    private final Map<String, Found> known = new HashMap<>();

    RerunCalibrations(CaseCalibration calibrations) {
        this.calibrations = calibrations;
    }

    /**
     * What there is of a model.
     *
     * @param profile the newest one
     * @param fault why that cannot be used, a sentence; claims are judged as if there were none then
     */
    record Found(Optional<CalibratedProfile> profile, Optional<String> fault) {
        /** No calibration at all. */
        static final Found NONE = new Found(Optional.empty(), Optional.empty());
    }

    /** The newest one of a model. */
    Found of(OnnxModel model) throws IOException {
        var found = known.get(model.sha256());
        if (found == null) {
            found = read(Digest.ofSha256(model.sha256()));
            known.put(model.sha256(), found);
        }
        return found;
    }

    private Found read(Digest model) throws IOException {
        try {
            return new Found(calibrations.of(model), Optional.empty());
        } catch (RefusedCalibration | LedgerException unusable) {
            return new Found(Optional.empty(), Optional.of(String.valueOf(unusable.getMessage())));
        }
    }

    /** True if it was measured that neighbours in a batch make no difference to the model, not in a single bit, and none can. */
    boolean isIndifferent(OnnxModel model) throws IOException {
        return !ModelTraits.dependsOnBatch(model)
                && of(model)
                        .profile()
                        .filter(profile -> profile.batch().insensitive())
                        .isPresent();
    }
}
