package dev.reckoner.audit.sample;

import dev.reckoner.appraise.ReferenceValues;
import dev.reckoner.appraise.ReferenceValuesFile;
import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.CaseData;
import dev.reckoner.audit.CaseJson;
import dev.reckoner.audit.RecordedCase;
import dev.reckoner.audit.TaskProgress;
import dev.reckoner.audit.sample.nitro.SampleRoot;
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
 * {@code reference-values.json} as the analyst accepted them, {@code keys/} with the key of a party that answers to a finding, {@code manifest.json} with what is in it, and the {@code case}
 * itself.
 *
 * @param folder where all of it is
 */
public record SampleCase(Path folder) {
    /** The sample in that folder, made or not. */
    public static SampleCase in(Path folder) {
        return new SampleCase(folder);
    }

    /** The folder of the case. */
    public Path caseFolder() {
        return folder.resolve("case");
    }

    /** Every trail: the bundles of the providers in the order of the audits, and the folder of chat answers. */
    public List<Path> trails() {
        return Arrays.stream(AuditDay.values())
                .flatMap(day -> trails(day).stream())
                .toList();
    }

    /** The trails that are handed in for an audit; what was collected of chat answers comes with the last. */
    List<Path> trails(AuditDay day) {
        var bundles = SamplePlan.bundles().stream()
                .filter(bundle -> bundle.audit() == day)
                .map(bundle -> bundles().resolve(bundle.file()));
        return Stream.concat(bundles, Stream.of(chat()).filter(ignored -> day == AuditDay.LAST))
                .toList();
    }

    private Path bundles() {
        return folder.resolve("trails");
    }

    /** The answers of OpenGradient's gateways, with all that was collected around them. */
    private Path chat() {
        return bundles().resolve("opengradient");
    }

    private Path references() {
        return folder.resolve("reference-values.json");
    }

    /** What is answered to what is found. */
    SampleAnswer answer() {
        return new SampleAnswer(folder);
    }

    private Path models() {
        return folder.resolve("models");
    }

    /** What is in the sample. */
    public SampleManifest manifest() throws IOException {
        return CaseJson.value(Files.readAllBytes(folder.resolve("manifest.json")), SampleManifest.class);
    }

    /**
     * Records the trails with the real models.
     *
     * @param published folder with {@code all-MiniLM-L6-v2.onnx} and {@code all-MiniLM-L6-v2-int8.onnx}
     */
    public void make(Path published) throws IOException {
        Files.createDirectories(bundles());
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
        Files.write(folder.resolve("manifest.json"), CaseJson.bytes(PlannedManifest.of()));
    }

    private ReferenceValues accepted(ReferenceValues.TrustAnchor root, SampleTrails.Published made) throws IOException {
        var builds = new ArrayList<>(made.builds());
        builds.addAll(GatewayTrail.builds());
        var accepted = new ReferenceValues(List.of(root), builds, made.releases(), made.endorsements());
        for (var price : GatewayTrail.prices()) {
            accepted = accepted.plus(price);
        }
        return accepted.plus(answer().endorsement());
    }

    /**
     * Makes the case and imports everything, audit by audit; nothing is run again.
     *
     * @param after tells the time once the last audit is recorded
     */
    public RecordedCase openCase(Clock after) throws IOException {
        return told(after, TaskProgress.SILENT, SampleStory::importAll);
    }

    /** Makes the case and audits it, as an analyst would: everything that names a model file is run again, and decisions are made. */
    public RecordedCase audited(Clock after, TaskProgress progress) throws IOException {
        return told(after, progress, SampleStory::tell);
    }

    /** A way to tell the story. */
    private interface Telling {
        void tell(SampleStory story) throws IOException;
    }

    private RecordedCase told(Clock after, TaskProgress progress, Telling telling) throws IOException {
        var clock = new StoryClock(AuditDay.FIRST.at(), after);
        var data = new CaseData(
                "Ninety days of bought answers",
                "Did the answers that three applications bought come from the models and enclaves they paid for?",
                "Sample examiner",
                true,
                clock.instant());
        var audit = RecordedCase.create(caseFolder(), data, clock);
        try {
            audit.importTrails(published(), TaskProgress.SILENT);
            audit.setReferences(references(), TaskProgress.SILENT);
            telling.tell(new SampleStory(this, audit, clock, progress));
            return audit;
        } catch (IOException | RuntimeException e) {
            audit.close();
            throw e;
        }
    }

    private List<Path> published() {
        return Stream.of(SampleModelSet.FP32, SampleModelSet.INT8, SampleModelSet.POOLING)
                .map(models()::resolve)
                .toList();
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
