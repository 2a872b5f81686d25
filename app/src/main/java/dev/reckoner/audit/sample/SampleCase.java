package dev.reckoner.audit.sample;

import dev.reckoner.appraise.ReferenceValues;
import dev.reckoner.appraise.ReferenceValuesFile;
import dev.reckoner.audit.CaseData;
import dev.reckoner.audit.CaseJson;
import dev.reckoner.audit.RecordedCase;
import dev.reckoner.audit.TaskProgress;
import dev.reckoner.audit.sample.SamplePlan.Inference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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

    /** The trails, one per provider. */
    public List<Path> trails() {
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
        var made = new SampleTrails(SampleModelSet.prepare(published, models())).write(trails());
        var references = new ReferenceValuesFile.Content(
                ReferenceValuesFile.FORMAT,
                List.of(new ReferenceValues.TrustAnchor("Sample enclave root", made.root())),
                made.builds(),
                made.releases(),
                Optional.of(made.endorsements()),
                Optional.empty());
        Files.write(references(), CaseJson.bytes(references));
        Files.write(folder.resolve("manifest.json"), CaseJson.bytes(manifestOf(SamplePlan.inferences())));
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
                "Ninety days of MiniLM",
                "Did the answers that three applications bought come from the model they paid for?",
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
}
