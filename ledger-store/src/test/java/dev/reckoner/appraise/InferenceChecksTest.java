package dev.reckoner.appraise;

import static dev.reckoner.trail.opengradient.inference.ChainFiles.event;
import static dev.reckoner.trail.opengradient.inference.ChainFiles.input;
import static dev.reckoner.trail.opengradient.inference.ChainFiles.numbers;
import static dev.reckoner.trail.opengradient.inference.ChainFiles.output;
import static dev.reckoner.trail.opengradient.inference.ChainFiles.result;
import static dev.reckoner.trail.opengradient.inference.ChainFiles.run;
import static org.assertj.core.api.Assertions.assertThat;

import com.esaulpaugh.headlong.abi.Tuple;
import dev.reckoner.appraise.ReferenceValues.ModelRelease;
import dev.reckoner.appraise.code.ReexecutionCode;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.ipfs.Cid;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.CollectingSink;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.MemoryFile;
import dev.reckoner.trail.TrailReaders;
import dev.reckoner.trail.evm.ChainReader;
import dev.reckoner.trail.onnxcase.OnnxModelReader;
import dev.reckoner.trail.opengradient.inference.ChainFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is said of inferences that nobody has signed. */
class InferenceChecksTest {
    private static final byte[] MODEL = "hello world\n".getBytes(StandardCharsets.UTF_8);
    private static final String CID = "QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o";
    private static final String RAW_CID = "bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4";
    private static final String BLOB = "hJD2Ja3akZFt1A2LT-D_1oxOCz_OtuGYw4V9eE1m39M";
    private static final String X = "x";

    private final CollectingSink sink = new CollectingSink();
    private ReferenceValues references = ReferenceValues.BUILT_IN;

    @Test
    void aLogIsUnsignedUnprovenAndOfNobodyKnown() throws IOException {
        read(log(0, "some model"));
        assertThat(codes())
                .containsExactlyInAnyOrder(
                        "EV-SIG-ABSENT",
                        "EV-INPUT-UNBOUND",
                        "EV-OUTPUT-UNBOUND",
                        "EV-MODEL-UNBOUND",
                        "EV-LOG-UNPROVEN",
                        "EV-PARTY-BLANK");
        assertThat(finding("EV-SIG-ABSENT").sentence()).contains("a log tells of it");
        assertThat(finding("EV-LOG-UNPROVEN").detail()).isEqualTo("chain not told, block 16, transaction 0x1a1a1a1a…");
        assertThat(finding("EV-PARTY-BLANK").detail()).contains("which node ran the model");
        assertThat(findings()).noneMatch(finding -> finding.tier() == Tier.CONTRAINDICATED);
    }

    /** Whatever else is found, even that the rerun gives every bit. */
    @Test
    void theTierIsNoneEvenWithABitExactRerun() throws IOException {
        read(log(0, CID));
        model();
        var all = new ArrayList<>(findings());
        all.add(Answer.about(claim(), "reexecution").gives(ReexecutionCode.BIT_EXACT, ""));
        assertThat(AppraisalPolicy.DEFAULT.fold(all)).isEqualTo(Tier.NONE);
    }

    @Test
    void aProvenLogIsToldAsThat() throws IOException {
        read(log(0, "m"));
        var receipt = Digest.sha256(new byte[] {9});
        var findings = new ChainLogCheck((log, context) -> Optional.of(receipt)).appraise(claim(), context());
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("EV-LOG-PROVEN");
            assertThat(finding.tier()).isEqualTo(Tier.AFFIRMING);
            assertThat(finding.restsOn()).containsExactly(claim().evidence().getFirst(), receipt);
        });
    }

    @Test
    void anyOtherContractMayHaveLoggedIt() throws IOException {
        read(log(0, "m").replace(ChainFiles.PRECOMPILE, ChainFiles.CALLER));
        assertThat(finding("EV-LOG-OTHER-CONTRACT").tier()).isEqualTo(Tier.WARNING);
        sink.claims.clear();
        read(log(0, "m").replace("\"address\":\"" + ChainFiles.PRECOMPILE + "\",", ""));
        assertThat(finding("EV-LOG-OTHER-CONTRACT").sentence()).contains("does not tell");
    }

    @Test
    void theHubIsKnownToo() throws IOException {
        read("[" + run("m", 0, asked()) + "," + result(answered()) + "]");
        assertThat(codes()).contains("EV-LOG-UNPROVEN").doesNotContain("EV-LOG-OTHER-CONTRACT");
    }

    @Test
    void aModeThatPromisesAProofIsToldWithoutOne() throws IOException {
        for (int mode = 0; mode < 4; mode++) {
            sink.claims.clear();
            read(log(mode, "m"));
            assertThat(codes().contains("EV-MODE-UNPROVEN")).isEqualTo(mode == 1 || mode == 2);
        }
    }

    @Test
    void aLogWithoutAnAnswerSaysWhereItIs() throws IOException {
        read(event("i", 0, "m", asked(), output(false)));
        assertThat(codes()).contains("EV-LOG-ANSWER-ELSEWHERE");
    }

    @Test
    void aLostLogProvesNothing() throws IOException {
        read(log(0, "m"));
        sink.evidence.clear();
        assertThat(codes()).contains("EV-LOG-UNPROVEN", "EV-SIG-ABSENT").doesNotContain("EV-LOG-OTHER-CONTRACT");
    }

    @Test
    void theModelIsFoundByItsIdentifierInAnySpelling() throws IOException {
        for (var name : List.of(CID, "bafybeicg2rebjoofv4kbyovkw7af3rpiitvnl6i7ckcywaq6xjcxnc2mby", RAW_CID)) {
            sink.claims.clear();
            sink.evidence.clear();
            read(log(0, name));
            assertThat(codes()).contains("EV-MODEL-CID-UNKNOWN").doesNotContain("EV-MODEL-UNBOUND");
            model();
            assertThat(finding("EV-MODEL-CID-MATCH").detail())
                    .isEqualTo(Digest.sha256(MODEL).toString());
            assertThat(finding("EV-MODEL-CID-MATCH").restsOn()).containsExactly(Digest.sha256(MODEL));
            assertThat(codes()).doesNotContain("EV-MODEL-CID-UNKNOWN");
        }
    }

    @Test
    void aPublishedModelIsToldByItsName() throws IOException {
        releases(new ModelRelease("greeting", "1.0", Digest.sha256(MODEL)));
        read(log(0, CID));
        model();
        assertThat(finding("EV-MODEL-CID-MATCH").detail()).endsWith(", published as greeting 1.0");
    }

    /** A file of raw bytes that IPFS holds in one block, however large: its identifier is its SHA-256. */
    @Test
    void aSingleRawBlockIsItsOwnHash() {
        var id = Digest.sha256(new byte[] {1});
        var file = new Evidence.ModelFile(id, id, "m.onnx", 1, "m", List.of());
        var raw = Cid.parse("f01551220" + id.hex()).orElseThrow();
        var node = Cid.parse("f01701220" + id.hex()).orElseThrow();
        assertThat(ModelFiles.among(List.of(file)).find(raw)).contains(file);
        assertThat(ModelFiles.among(List.of(file)).find(node)).isEmpty();
    }

    @Test
    void aWalrusIdentifierIsWhatTheAnalystSaysItIs() throws IOException {
        read(log(0, BLOB));
        assertThat(codes()).contains("EV-MODEL-BLOB-UNKNOWN").doesNotContain("EV-MODEL-UNBOUND");
        releases(new ModelRelease(BLOB, "", Digest.sha256(MODEL)));
        assertThat(finding("EV-MODEL-BLOB-KNOWN").restsOn()).containsExactly(Digest.sha256(MODEL));
    }

    /** What a signed record binds it binds by a digest; a name that looks like an identifier takes nothing from it. */
    @Test
    void aSignedRecordIsNotAskedForAnIdentifier() throws IOException {
        read(log(0, CID));
        Claim unsigned = claim();
        var signed = new Claim(
                unsigned.id(),
                unsigned.label(),
                "native bundle",
                unsigned.madeAt(),
                unsigned.parties(),
                unsigned.model(),
                unsigned.inputs(),
                unsigned.outputs(),
                unsigned.execution(),
                Optional.of(unsigned.id()),
                unsigned.evidence(),
                unsigned.place());
        assertThat(new ModelNameCheck().appraise(signed, context())).isEmpty();
        assertThat(new ModelReleaseCheck().appraise(signed, context()))
                .extracting(Finding::code)
                .containsExactly("EV-MODEL-UNBOUND");
    }

    @Test
    void theAnswerOfANodeIsBoundByNothing() throws IOException {
        var answer =
                "{\"ipfs_hash\":\"%s\",\"output\":[{\"name\":\"y\",\"shape\":[1],\"result\":[1],\"type\":\"number\"}],\"model_hash\":\"%s\"}"
                        .formatted(CID, Digest.sha256(MODEL).hex());
        TrailReaders.installed().readFile(MemoryFile.of("a.json", answer), sink);
        assertThat(codes())
                .containsExactlyInAnyOrder(
                        "EV-SIG-ABSENT",
                        "EV-OUTPUT-UNBOUND",
                        "EV-MODEL-UNKNOWN",
                        "EV-MODEL-CID-UNKNOWN",
                        "EV-NODE-ANSWER-UNSIGNED");
        assertThat(AppraisalPolicy.DEFAULT.fold(findings())).isEqualTo(Tier.NONE);
    }

    @Test
    void aProofIsPresentAndNotChecked() throws IOException {
        TrailReaders.installed()
                .readFile(
                        MemoryFile.of(
                                "p.json",
                                "{\"instances\":[[\"00\",\"01\"]],\"proof\":[1,2],\"transcript_type\":\"EVM\"}"),
                        sink);
        assertThat(Appraiser.standard().appraise(sink.evidence.getFirst(), context()))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo("EV-ZK-PRESENT");
                    assertThat(finding.tier()).isEqualTo(Tier.NONE);
                    assertThat(finding.detail()).isEqualTo("EZKL, 2 bytes, 2 public values, transcript EVM");
                });
    }

    private static String log(int mode, String model) {
        return event("i", mode, model, asked(), answered());
    }

    private static Tuple asked() {
        return input(List.of(numbers(X, List.of(1), 1, 0)));
    }

    private static Tuple answered() {
        return output(false, numbers("y", List.of(1), 2, 0));
    }

    private void read(String json) throws IOException {
        new ChainReader().read(MemoryFile.of("logs.json", json), sink);
    }

    private void model() throws IOException {
        new OnnxModelReader().read(new MemoryFile("greeting.onnx", MODEL), sink);
    }

    private void releases(ModelRelease release) {
        references = new ReferenceValues(List.of(), List.of(), List.of(release), List.of());
    }

    private Claim claim() {
        return sink.claims.getFirst();
    }

    private Check.Context context() {
        return new Check.Context(new CollectedEvidence(sink), references);
    }

    private List<Finding> findings() {
        return Appraiser.standard().appraise(claim(), context());
    }

    private List<String> codes() {
        return findings().stream().map(Finding::code).toList();
    }

    private Finding finding(String code) {
        return findings().stream()
                .filter(f -> f.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
