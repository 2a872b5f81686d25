package dev.reckoner.audit.sample;

import dev.reckoner.appraise.ReferenceValues;
import dev.reckoner.appraise.ReferenceValuesFile;
import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.CaseData;
import dev.reckoner.audit.CaseJson;
import dev.reckoner.audit.RecordedCase;
import dev.reckoner.audit.TaskProgress;
import dev.reckoner.audit.sample.SamplePlan.Inference;
import dev.reckoner.audit.sample.nitro.SampleRoot;
import dev.reckoner.audit.sample.opengradient.GatewayPlan;
import dev.reckoner.audit.sample.opengradient.GatewayTrail;
import dev.reckoner.crypto.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The sample on disk: {@code trails/} as the providers handed them in, {@code models/} as published,
 * {@code reference-values.json} as the analyst accepted them, {@code manifest.json} with every fault, and the {@code case}
 * itself.
 *
 * @param folder where all of it is
 */
public record SampleCase(Path folder) {
    /** The sample in that folder, made or not. */
    public static SampleCase in(Path folder) {
        return new SampleCase(folder);
    }

    /**
     * A fault and what the audit must say of it.
     *
     * @param label the claim's label
     * @param fault what was done to it
     * @param tier the tier it must end in
     * @param code a reason code it must have
     */
    public record ManifestLine(String label, String fault, String tier, String code) {}

    /** The folder of the case. */
    public Path caseFolder() {
        return folder.resolve("case");
    }

    /** The trails: a bundle per provider, and the folder of chat answers. */
    public List<Path> trails() {
        return Stream.concat(bundles().stream(), Stream.of(chat())).toList();
    }

    /** The answers of OpenGradient's gateways, with all that was collected around them. */
    private Path chat() {
        return folder.resolve("trails").resolve("opengradient");
    }

    private List<Path> bundles() {
        return Arrays.stream(SamplePlan.Operator.values())
                .map(operator -> operator.provider)
                .distinct()
                .map(provider -> folder.resolve("trails").resolve(provider + ".trail"))
                .toList();
    }

    private Path references() {
        return folder.resolve("reference-values.json");
    }

    private Path models() {
        return folder.resolve("models");
    }

    /** Every fault of the sample. */
    public List<ManifestLine> manifest() throws IOException {
        return List.of(CaseJson.value(Files.readAllBytes(folder.resolve("manifest.json")), ManifestLine[].class));
    }

    /**
     * Records the trails with the real models.
     *
     * @param published folder with {@code all-MiniLM-L6-v2.onnx} and {@code all-MiniLM-L6-v2-int8.onnx}
     */
    public void make(Path published) throws IOException {
        Files.createDirectories(folder.resolve("trails"));
        Files.createDirectories(models());
        var models = SampleModelSet.prepare(published, models());
        try {
            var root = SampleRoot.create(SamplePlan.FIRST_DAY.minus(Duration.ofDays(1)));
            var made = new SampleTrails(models, root).write(bundles());
            GatewayTrail.write(chat(), root);
            var anchor = new ReferenceValues.TrustAnchor("Sample enclave root", root.digest());
            Files.write(references(), ReferenceValuesFile.write(accepted(anchor, made)));
        } catch (GeneralSecurityException e) {
            throw new IOException("The sample's enclaves could not be made: " + e.getMessage(), e);
        }
        Files.write(folder.resolve("manifest.json"), CaseJson.bytes(faults()));
    }

    private static ReferenceValues accepted(ReferenceValues.TrustAnchor root, SampleTrails.Published made) {
        var builds = new ArrayList<>(made.builds());
        builds.addAll(GatewayTrail.builds());
        var accepted = new ReferenceValues(List.of(root), builds, made.releases(), made.endorsements());
        for (var price : GatewayTrail.prices()) {
            accepted = accepted.plus(price);
        }
        return accepted;
    }

    private static List<ManifestLine> faults() {
        var all = new ArrayList<>(manifestOf(SamplePlan.inferences()));
        GatewayPlan.faults()
                .forEach(one -> all.add(new ManifestLine(one.label(), one.fault(), one.tier(), one.code())));
        return all;
    }

    private static List<ManifestLine> manifestOf(List<Inference> inferences) {
        return inferences.stream()
                .flatMap(inference -> SamplePlan.expectation(inference)
                        .map(expected -> new ManifestLine(
                                inference.label(), inference.fault().name(), expected.tier(), expected.code()))
                        .stream())
                .toList();
    }

    /** Makes the case and imports everything, as an analyst would. */
    public RecordedCase openCase(Clock clock) throws IOException {
        var data = new CaseData(
                "Ninety days of bought answers",
                "Did the answers that three applications bought come from the models and enclaves they paid for?",
                "Sample examiner",
                true,
                clock.instant());
        var audit = RecordedCase.create(caseFolder(), data, clock);
        audit.importTrails(
                List.of(models().resolve(SampleModelSet.FP32), models().resolve(SampleModelSet.INT8)),
                TaskProgress.SILENT);
        audit.setReferences(references(), TaskProgress.SILENT);
        audit.importTrails(trails(), TaskProgress.SILENT);
        return audit;
    }

    /** The claims that can be run again; of a chat answer there is no model file that could. */
    public List<Digest> withModelFile(AuditCase audit) throws IOException {
        var ids = new ArrayList<Digest>();
        audit.eachClaim(row -> {
            if (audit.claim(row.id())
                    .flatMap(detail -> detail.claim().model().digest())
                    .isPresent()) {
                ids.add(row.id());
            }
            return true;
        });
        return ids;
    }
}
