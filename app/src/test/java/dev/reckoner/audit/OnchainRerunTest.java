package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.esaulpaugh.headlong.abi.Tuple;
import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.ReferenceValues.ModelRelease;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.ipfs.FileCids;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.tensor.ElementType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the log of an inference on the chain, and the model's file, to a verdict. */
class OnchainRerunTest {
    /** Of each input x, the square root, which float32 rounds. */
    private static final byte[] ROOT = OnchainFixture.model("Sqrt", ElementType.FLOAT);

    private static final byte[] OTHER = OnchainFixture.model("Exp", ElementType.FLOAT);
    private static final float[] ASKED = {2f, 3f, 0.1f, 5f, 7f, 11f, 13f, 0.07286679744720459f};

    @TempDir
    Path folder = Path.of("");

    private Optional<RecordedCase> open = Optional.empty();

    @BeforeEach
    void open() throws IOException {
        open = Optional.of(RecordedCase.create(
                folder.resolve("case"), new CaseData("", "", "", false, Instant.EPOCH), Clock.systemUTC()));
    }

    @AfterEach
    void close() throws IOException {
        audit().close();
    }

    @Test
    void whatTheModelGivesIsBitExactAndStillNotChecked() throws Exception {
        add("log.json", log(cid(ROOT), ASKED, roots(ASKED)));
        add("model.onnx", ROOT);
        var outcome = rerun();
        assertThat(outcome.verdict()).as(outcome.sentence()).isEqualTo(Verdict.BIT_EXACT);
        assertThat(outcome.code()).isEqualTo("EX-BIT-EXACT");
        assertThat(outcome.environment())
                .containsEntry("model.sha256", Digest.sha256(ROOT).hex());
        assertThat(codes()).contains("EX-BIT-EXACT", "EV-MODEL-CID-MATCH", "EV-LOG-UNPROVEN", "EV-SIG-ABSENT");
        assertThat(row().tier()).isEqualTo(Tier.NONE);
    }

    /** A log is nobody's signed word: whoever wrote it, it accuses nobody. */
    @Test
    void anotherOutputIsOutsideAndOnlyAWarning() throws Exception {
        float[] changed = roots(ASKED);
        changed[2] += 0.5f;
        add("model.onnx", ROOT);
        add("log.json", log(cid(ROOT), ASKED, changed));
        var outcome = rerun();
        assertThat(outcome.verdict()).isEqualTo(Verdict.OUTSIDE);
        assertThat(outcome.code()).isEqualTo("EX-UNSIGNED-OUTSIDE");
        assertThat(outcome.sentence())
                .isEqualTo("What a log or a node tells is not what the model gives, and nobody has signed it");
        assertThat(finding("reexecution").sentence()).isEqualTo(outcome.sentence());
        assertThat(finding("reexecution").code()).isEqualTo("EX-UNSIGNED-OUTSIDE");
        assertThat(finding("reexecution").tier()).isEqualTo(Tier.WARNING);
        assertThat(row().tier()).isEqualTo(Tier.NONE);
    }

    @Test
    void theOutputOfAnotherPublishedModelNamesThatModel() throws Exception {
        float[] other = new float[ASKED.length];
        for (int i = 0; i < other.length; i++) {
            other[i] = (float) Math.exp(ASKED[i]);
        }
        add("root.onnx", ROOT);
        add("other.onnx", OTHER);
        add("log.json", log(cid(ROOT), ASKED, other));
        references(
                new ModelRelease("root", "1", Digest.sha256(ROOT)), new ModelRelease("exp", "1", Digest.sha256(OTHER)));
        var outcome = rerun();
        assertThat(outcome.verdict()).isEqualTo(Verdict.OUTSIDE);
        assertThat(outcome.substitute()).contains("exp 1");
        assertThat(outcome.sentence()).contains("is what exp 1 gives").endsWith("nobody has signed it");
        assertThat(finding("reexecution").tier()).isEqualTo(Tier.WARNING);
    }

    @Test
    void withoutTheFileOfThatIdentifierNothingIsRun() throws Exception {
        add("log.json", log(cid(ROOT), ASKED, roots(ASKED)));
        add("other.onnx", OTHER);
        assertThat(rerun().code()).isEqualTo("EX-MODEL-MISSING");
        assertThat(codes()).contains("EV-MODEL-CID-UNKNOWN").noneMatch(code -> code.startsWith("EX-"));
    }

    @Test
    void aWalrusIdentifierIsRunWithTheFileOfTheReferenceValues() throws Exception {
        var blob = "hJD2Ja3akZFt1A2LT-D_1oxOCz_OtuGYw4V9eE1m39M";
        add("log.json", log(blob, ASKED, roots(ASKED)));
        add("model.onnx", ROOT);
        assertThat(rerun().code()).isEqualTo("EX-MODEL-UNKNOWN");
        references(new ModelRelease(blob, "", Digest.sha256(ROOT)));
        assertThat(rerun().verdict()).isEqualTo(Verdict.BIT_EXACT);
        assertThat(codes()).contains("EV-MODEL-BLOB-KNOWN");
    }

    @Test
    void aSimulationIsNoClaimToRun() throws Exception {
        add("log.json", OnchainFixture.log(cid(ROOT), "x", List.of(OnchainFixture.tensor("x", ASKED)), true));
        assertThat(AllClaims.of(audit())).isEmpty();
        assertThat(audit().trails().getFirst().problems())
                .extracting("code")
                .containsExactly("TR-INFERENCE-SIMULATION");
    }

    @Test
    void numbersThatANodeRefusesWereNeverRun() throws Exception {
        add("model.onnx", ROOT);
        var tiny = OnchainFixture.numbers("x", List.of(1), 1, 19);
        add("log.json", OnchainFixture.log(cid(ROOT), "y", List.of(tiny, OnchainFixture.tensor("y", 1f)), false));
        assertThat(rerun().code()).isEqualTo("EX-FIXED-POINT");
        assertThat(finding("reexecution").tier()).isEqualTo(Tier.NONE);
    }

    @Test
    void anInputOfAnotherNameIsNotTakenByItsPlace() throws Exception {
        add("model.onnx", ROOT);
        add(
                "log.json",
                OnchainFixture.log(
                        cid(ROOT),
                        "y",
                        List.of(OnchainFixture.tensor("z", ASKED), OnchainFixture.tensor("y", roots(ASKED))),
                        false));
        assertThat(rerun().code()).isEqualTo("EX-INPUT-MISMATCH");
    }

    @Test
    void anOutputOfAnotherNameIsAnotherOutput() throws Exception {
        add("model.onnx", ROOT);
        add(
                "log.json",
                OnchainFixture.log(
                        cid(ROOT),
                        "z",
                        List.of(OnchainFixture.tensor("x", ASKED), OnchainFixture.tensor("z", roots(ASKED))),
                        false));
        assertThat(rerun().code()).isEqualTo("EX-OUTPUT-MISMATCH");
    }

    @Test
    void theAnswerOfANodeIsRunWithItsRequest() throws Exception {
        add("model.onnx", ROOT);
        add("answer.json", """
                {"request":{"ipfs_hash":"%s","model_inputs":"{\\"numbers\\":[{\\"name\\":\\"x\\",\\"values\\":\
                [{\\"value\\":2,\\"decimals\\":0}],\\"shape\\":[1]}]}"},
                 "response":{"output":[{"name":"y","shape":[1],"result":[%s],"type":"number"}],"model_hash":"%s"}}""".formatted(
                cid(ROOT), (double) (float) Math.sqrt(2), Digest.sha256(ROOT).hex()).getBytes(StandardCharsets.UTF_8));
        assertThat(rerun().verdict()).isEqualTo(Verdict.BIT_EXACT);
        assertThat(row().tier()).isEqualTo(Tier.NONE);
    }

    private static byte[] log(String model, float[] asked, float[] answered) {
        List<Tuple> tensors = List.of(OnchainFixture.tensor("x", asked), OnchainFixture.tensor("y", answered));
        return OnchainFixture.log(model, "y", tensors, false);
    }

    private static float[] roots(float... numbers) {
        float[] roots = new float[numbers.length];
        for (int i = 0; i < roots.length; i++) {
            roots[i] = (float) Math.sqrt(numbers[i]);
        }
        return roots;
    }

    private static String cid(byte[] file) throws IOException {
        try (var cids = new FileCids(new ByteArrayInputStream(file))) {
            cids.readAllBytes();
            return cids.texts().getFirst();
        }
    }

    private RecordedCase audit() {
        return open.orElseThrow();
    }

    private void add(String name, byte[] content) throws IOException {
        audit().importTrails(List.of(Files.write(folder.resolve(name), content)), TaskProgress.SILENT);
    }

    private void references(ModelRelease... releases) throws IOException {
        var models = Arrays.stream(releases)
                .map(release -> "{\"name\":\"%s\",\"version\":\"%s\",\"digest\":\"%s\"}"
                        .formatted(release.name(), release.version(), release.digest()))
                .toList();
        var file = Files.writeString(
                folder.resolve("references.json"),
                "{\"format\":\"reckoner-reference-values/1\",\"trustAnchors\":[],\"measurements\":[],\"models\":"
                        + models + "}");
        audit().setReferences(file, TaskProgress.SILENT);
    }

    private ReexecutionOutcome rerun() throws IOException {
        return audit().reexecute(
                        List.of(row().id()), new ReexecutionOptions(true, true), outcome -> {}, TaskProgress.SILENT)
                .getFirst();
    }

    private ClaimRow row() {
        return AllClaims.of(audit()).getFirst();
    }

    private List<String> codes() throws IOException {
        return audit().claim(row().id()).orElseThrow().findings().stream()
                .map(finding -> finding.code())
                .toList();
    }

    private Finding finding(String check) throws IOException {
        return audit().claim(row().id()).orElseThrow().findings().stream()
                .filter(finding -> finding.check().equals(check))
                .findFirst()
                .orElseThrow();
    }
}
