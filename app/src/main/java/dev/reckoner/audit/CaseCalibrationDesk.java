package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.projection.ClaimCondition;
import dev.reckoner.runtime.calibrate.CalibratedProfile;
import dev.reckoner.runtime.calibrate.CalibrationOptions;
import dev.reckoner.runtime.compare.ErrorVector;
import dev.reckoner.trail.Evidence;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The calibrations of a case and the models that it can calibrate. Reads from disk; not for the FX thread. */
public final class CaseCalibrationDesk implements CalibrationDesk {
    private final AuditCase audit;

    /** The desk of a case. */
    public CaseCalibrationDesk(AuditCase audit) {
        this.audit = audit;
    }

    @Override
    public List<Row> calibrations() throws IOException {
        var labels = labels();
        var rows = new ArrayList<Row>();
        for (var recorded : audit.calibrations().reversed()) {
            rows.add(row(recorded, labels));
        }
        return rows;
    }

    private Row row(CalibrationRow recorded, Map<Digest, String> labels) throws IOException {
        var name = "The calibration " + recorded.profile().abbreviated();
        byte[] json = audit.blob(recorded.profile())
                .orElseThrow(() -> new FileNotFoundException(name + " is not in the case."));
        var profile = CalibrationFile.read(json, name);
        return new Row(
                recorded.profile(),
                labels.getOrDefault(recorded.model(), recorded.model().abbreviated()),
                recorded.at(),
                profile.inputs(),
                profile.safety(),
                profile.covered(),
                profile.leftOut(),
                thresholds(profile));
    }

    private static Map<String, ErrorVector> thresholds(CalibratedProfile profile) {
        var thresholds = new LinkedHashMap<String, ErrorVector>();
        profile.outputs()
                .forEach((name, value) ->
                        thresholds.put(name, value.across().whole().times(profile.safety())));
        return thresholds;
    }

    @Override
    public List<Model> models() throws IOException {
        var inputs = inputs();
        var models = new ArrayList<Model>();
        for (var model : labels().entrySet()) {
            models.add(new Model(model.getKey(), model.getValue(), inputs.getOrDefault(model.getValue(), 0)));
        }
        return models;
    }

    /** The model files that the case holds, the published ones under the names that they were published under. */
    private Map<Digest, String> labels() {
        var held = new LinkedHashMap<Digest, String>();
        for (var item : audit.evidence()) {
            if (item instanceof Evidence.ModelFile file) {
                held.put(file.id(), file.name());
            }
        }
        for (var release : audit.references().models()) {
            held.computeIfPresent(
                    release.digest(), (digest, name) -> (release.name() + " " + release.version()).strip());
        }
        return held;
    }

    private Map<String, Integer> inputs() throws IOException {
        var inputs = new LinkedHashMap<String, Integer>();
        audit.claimsBy(ClaimCondition.Name.MODEL)
                .forEach((model, claims) -> inputs.put(model, Math.toIntExact(claims)));
        return inputs;
    }

    @Override
    public Row calibrate(Model model, CalibrationDevices devices, TaskProgress progress) throws IOException {
        var recorded = audit.calibrate(model.digest().hex(), false, devices, CalibrationOptions.DEFAULT, progress);
        return row(recorded, labels());
    }
}
