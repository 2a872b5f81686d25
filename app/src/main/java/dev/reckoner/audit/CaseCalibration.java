package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.calibrate.CalibratedProfile;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.ValueReference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** The calibrations of a case: which models and inputs there are to measure, and what was measured. */
final class CaseCalibration {
    private static final int SHORTEST_DIGEST = 8;

    private final RecordedCase audit;

    CaseCalibration(RecordedCase audit) {
        this.audit = audit;
    }

    /**
     * The model of the case with that name, name and version, or digest, which may be shortened to its first eight characters.
     *
     * @throws RefusedCalibration CA-MODEL if there is none or more than one
     */
    Digest named(String name) throws IOException {
        var found = models().entrySet().stream()
                .filter(model -> model.getValue().contains(name) || isDigest(model.getKey(), name))
                .map(Map.Entry::getKey)
                .toList();
        if (found.size() == 1) {
            return found.getFirst();
        }
        String known = String.join(
                ", ", models().values().stream().map(List::getFirst).sorted().toList());
        throw new RefusedCalibration(
                "CA-MODEL",
                (found.isEmpty() ? "No model of this case is " : "More than one model of this case is ")
                        + name
                        + (known.isEmpty() ? "; it has none." : "; it has " + known + "."));
    }

    private static boolean isDigest(Digest digest, String name) {
        String given = name.toLowerCase(Locale.ROOT).replaceFirst("^sha256:", "");
        return given.length() >= SHORTEST_DIGEST && digest.hex().startsWith(given);
    }

    /** The names that each published model, and each model file that a trail brought, goes by. */
    private Map<Digest, List<String>> models() throws IOException {
        var models = new LinkedHashMap<Digest, List<String>>();
        for (var release : audit.projection().references().models()) {
            var names = models.computeIfAbsent(release.digest(), fresh -> new ArrayList<>());
            names.add((release.name() + " " + release.version()).strip());
            names.add(release.name());
        }
        for (var item : audit.evidence()) {
            if (item instanceof Evidence.ModelFile file) {
                models.computeIfAbsent(file.id(), fresh -> new ArrayList<>()).add(file.name());
            }
        }
        return models;
    }

    /** Opens a model of the case. */
    OnnxModel open(Digest model) throws IOException {
        try {
            return CaseModels.of(
                            audit.projection().references(),
                            audit.blobs(),
                            audit.projection().evidence().others().items().values(),
                            audit.folder())
                    .open(model);
        } catch (CannotRun e) {
            throw new RefusedCalibration(e.code(), e.sentence() + ".", e);
        }
    }

    /** The inputs of claims that name the model, as far as they are tensors that the case holds; so many at most. */
    List<SequencedMap<String, OnnxValue>> inputs(Digest digest, OnnxModel model, int most) throws IOException {
        var inputs = new ArrayList<SequencedMap<String, OnnxValue>>();
        audit.eachClaim(row -> {
            var claim = audit.projection().claims().made(row.id()).map(CaseEntry.ClaimMade::claim);
            if (claim.isPresent() && claim.get().model().digest().equals(Optional.of(digest))) {
                inputs(claim.get(), model).ifPresent(inputs::add);
            }
            return inputs.size() < most;
        });
        if (inputs.size() < 2) {
            throw new RefusedCalibration(
                    "CA-INPUTS",
                    "Of the claims of this case that name the model, " + inputs.size()
                            + " have inputs that can be run; a calibration takes at least 2.");
        }
        return inputs;
    }

    private Optional<SequencedMap<String, OnnxValue>> inputs(Claim claim, OnnxModel model) throws IOException {
        var values = new CaseValues(audit.blobs());
        var inputs = new LinkedHashMap<String, OnnxValue>();
        for (var declared : model.inputs()) {
            var reference = claim.inputs().stream()
                    .filter(input -> input.name().equals(declared.name()))
                    .findFirst();
            if (reference.isEmpty() || reference.get().kind() != ValueReference.Kind.TENSOR) {
                return Optional.empty();
            }
            try {
                inputs.put(declared.name(), values.signedInput(reference.get()));
            } catch (CannotRun notHeld) {
                return Optional.empty();
            }
        }
        return Optional.of(inputs);
    }

    /** Records a calibration; it is the one that claims of its model are held to from now on. */
    CalibrationRow record(CalibratedProfile profile, String origin) throws IOException {
        var blob = audit.blobs().put(CalibrationFile.write(profile));
        var model = Digest.ofSha256(profile.model());
        audit.record(List.of(new CaseEntry.Calibrated(model, blob, origin)));
        return audit.projection().calibrations().getLast();
    }

    /** The newest calibration of a model. */
    Optional<CalibratedProfile> of(Digest model) throws IOException {
        var newest = audit.projection().calibrations().reversed().stream()
                .filter(row -> row.model().equals(model))
                .findFirst();
        return newest.isEmpty() ? Optional.empty() : Optional.of(read(newest.get()));
    }

    private CalibratedProfile read(CalibrationRow row) throws IOException {
        byte[] json = audit.blobs()
                .read(row.profile())
                .orElseThrow(() -> new RefusedCalibration(
                        "CA-MISSING", "The calibration " + row.profile().abbreviated() + " is not in the case."));
        var name = "The calibration " + row.profile().abbreviated();
        var profile = CalibrationFile.read(json, name);
        if (!profile.model().equals(row.model().hex())) {
            throw new RefusedCalibration("CA-VALUE", name + " is of another model than the case says.");
        }
        return profile;
    }
}
