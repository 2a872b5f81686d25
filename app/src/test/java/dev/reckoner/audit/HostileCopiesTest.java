package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.ReferenceValues.Endorsement;
import dev.reckoner.appraise.ReferenceValuesFile;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.Signatures;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import dev.reckoner.trail.ModelReference;
import dev.reckoner.trail.bundle.BundleWriter;
import dev.reckoner.trail.bundle.InferenceRecord;
import dev.reckoner.trail.bundle.InferenceRecord.RecordedTensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others bring in first, beside, or instead must not take anything from an honest record. */
class HostileCopiesTest {
    private static final KeyPair OPERATOR = Signatures.ed25519(new byte[32]);
    private static final KeyPair STRANGER =
            Signatures.ed25519("stranger's stranger's stranger's".getBytes(StandardCharsets.US_ASCII));
    private static final Tensor INPUT = Tensor.ofFloats(List.of(2L), 1, 2);
    private static final Tensor OUTPUT = Tensor.ofFloats(List.of(2L), 3, 4);

    @TempDir
    Path folder = Path.of("");

    /** What of the record's values a copy carries. */
    private enum Brings {
        BOTH,
        INPUT,
        OUTPUT,
        NEITHER
    }

    @Test
    void aStrangersSignatureUnderTheSameWordsIsAClaimOfItsOwn() throws Exception {
        var resigned = trail("resigned.trail", STRANGER, Brings.BOTH);
        var honest = trail("honest.trail", OPERATOR, Brings.BOTH);
        try (var audit = opened()) {
            audit.setReferences(endorsing(OPERATOR), TaskProgress.SILENT);
            audit.importTrails(List.of(resigned, honest), TaskProgress.SILENT);
            assertThat(AllClaims.of(audit)).hasSize(2);
            assertThat(codes(audit, 0)).contains("EV-PARTY-UNENDORSED").doesNotContain("EV-PARTY-ENDORSED");
            assertThat(codes(audit, 1)).contains("EV-SIG-VALID", "EV-PARTY-ENDORSED");
        }
    }

    @Test
    void copiesTogetherBringWhatEachAloneLacks() throws Exception {
        try (var audit = opened()) {
            audit.importTrails(
                    List.of(trail("a.trail", OPERATOR, Brings.OUTPUT), trail("b.trail", OPERATOR, Brings.INPUT)),
                    TaskProgress.SILENT);
            assertThat(AllClaims.of(audit)).hasSize(1);
            assertThat(codes(audit, 0)).contains("EV-INPUT-MATCH", "EV-OUTPUT-MATCH");
        }
    }

    @Test
    void anAlteredCopyNeverTakesTheSoundOutputAway() throws Exception {
        var sound = trail("sound.trail", OPERATOR, Brings.OUTPUT);
        var altered = altered(trail("altered.trail", OPERATOR, Brings.BOTH));
        try (var audit = opened()) {
            audit.importTrails(List.of(sound, altered), TaskProgress.SILENT);
            assertThat(codes(audit, 0)).contains("EV-INPUT-MATCH", "EV-OUTPUT-MATCH");
        }
    }

    @Test
    void inOneFolderTheSoundCopyCountsWhicheverIsReadFirst() throws Exception {
        var both = Files.createDirectory(folder.resolve("both"));
        Files.move(altered(trail("a.trail", OPERATOR, Brings.BOTH)), both.resolve("a.trail"));
        Files.move(trail("b.trail", OPERATOR, Brings.BOTH), both.resolve("b.trail"));
        try (var audit = opened()) {
            audit.importTrails(List.of(both), TaskProgress.SILENT);
            assertThat(AllClaims.of(audit)).hasSize(1);
            assertThat(codes(audit, 0)).contains("EV-OUTPUT-MATCH").doesNotContain("EV-OUTPUT-CHANGED");
        }
    }

    @Test
    void aDamagedSignatureBeforeTheKeyIsKnownDoesNotStandInTheWay() throws Exception {
        var honest = unpacked(trail("honest.trail", OPERATOR, Brings.BOTH), "honest");
        var damaged = unpacked(trail("damaged.trail", OPERATOR, Brings.BOTH), "damaged");
        var statements = damaged.resolve("statements.jsonl");
        var line = Files.readString(statements);
        int at = line.indexOf("\"sig\":\"") + 8;
        Files.writeString(
                statements, line.substring(0, at) + (line.charAt(at) == 'A' ? 'B' : 'A') + line.substring(at + 1));
        var keys = Files.readString(honest.resolve("trail.json"));
        for (var keyless : List.of(honest, damaged)) {
            var manifest = keyless.resolve("trail.json");
            Files.writeString(manifest, Files.readString(manifest).replaceFirst("\"keys\":\\[[^]]*]", "\"keys\":[]"));
        }
        try (var audit = opened()) {
            audit.importTrails(List.of(damaged, honest), TaskProgress.SILENT);
            assertThat(codes(audit, 0)).contains("EV-SIG-KEY-MISSING");
            Files.writeString(honest.resolve("trail.json"), keys);
            audit.importTrails(List.of(honest), TaskProgress.SILENT);
            assertThat(AllClaims.of(audit)).hasSize(1);
            assertThat(codes(audit, 0)).contains("EV-SIG-VALID").doesNotContain("EV-SIG-INVALID");
        }
    }

    @Test
    void damagedCopiesInAnyNumberDoNotShutTheSoundOneOut() throws Exception {
        var honest = trail("honest.trail", OPERATOR, Brings.BOTH);
        var damaged = unpacked(honest, "damaged");
        var statements = damaged.resolve("statements.jsonl");
        var line = Files.readString(statements).strip();
        var many = new StringBuilder();
        int at = line.indexOf("\"sig\":\"") + 7;
        for (int i = 0; i < 40; i++) {
            char other = line.charAt(at + i) == 'A' ? 'B' : 'A';
            many.append(line, 0, at + i)
                    .append(other)
                    .append(line.substring(at + i + 1))
                    .append('\n');
        }
        Files.writeString(statements, many);
        var manifest = damaged.resolve("trail.json");
        Files.writeString(manifest, Files.readString(manifest).replaceFirst("\"keys\":\\[[^]]*]", "\"keys\":[]"));
        try (var audit = opened()) {
            audit.importTrails(List.of(damaged), TaskProgress.SILENT);
            audit.importTrails(List.of(honest), TaskProgress.SILENT);
            assertThat(AllClaims.of(audit)).hasSize(1);
            assertThat(codes(audit, 0)).contains("EV-SIG-VALID").doesNotContain("EV-SIG-INVALID");
            assertThat(audit.trails().getFirst().problems())
                    .anyMatch(problem -> problem.code().equals("TR-COPIES"));
        }
    }

    @Test
    void aKeyThatIsCalledAModelFileIsStillAKey() throws Exception {
        var decoy = folder.resolve("decoy.trail");
        var file = Files.write(folder.resolve("key.onnx"), OPERATOR.getPublic().getEncoded());
        try (var bundle = BundleWriter.create(decoy, "decoy", Instant.EPOCH)) {
            bundle.modelFile("decoy", "1", file);
        }
        try (var audit = opened()) {
            audit.importTrails(List.of(decoy, trail("honest.trail", OPERATOR, Brings.BOTH)), TaskProgress.SILENT);
            assertThat(codes(audit, 0)).contains("EV-SIG-VALID").doesNotContain("EV-SIG-KEY-MISSING");
        }
    }

    /** The signature of a response covers hashes, not the text beside them. */
    @Test
    void aDoctoredResponseDoesNotStandInTheWayOfTheTrueOne() throws Exception {
        var vectors = Path.of(
                System.getProperty("reckoner.vectors", "../../shared/vectors"),
                "opengradient/llm/synthetic_tee_responses.json");
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(vectors), () -> "the vectors are not at " + vectors);
        var doctored = Files.writeString(
                folder.resolve("doctored.json"),
                Files.readString(vectors).replaceAll("(\"content\": ?\"[^\"]*[a-z])\"", "$1 EVIL\""));
        try (var audit = opened()) {
            audit.importTrails(List.of(doctored, vectors), TaskProgress.SILENT);
            var sound = AllClaims.of(audit).stream()
                    .filter(row -> row.trail() == 2 || row.tier() != dev.reckoner.appraise.code.Tier.CONTRAINDICATED)
                    .toList();
            assertThat(AllClaims.of(audit)).hasSizeGreaterThan(7);
            assertThat(sound).hasSize(7);
            for (var row : sound) {
                assertThat(audit.claim(row.id()).orElseThrow().findings())
                        .extracting(Finding::code)
                        .contains("EV-REQUEST-HASH-MATCH", "EV-OUTPUT-HASH-MATCH");
            }
        }
    }

    /** JavaScript loses numbers, and whoever forges a settlement can pretend that it did. */
    @Test
    void aSettlementWithAnotherQuestionTakesNoPlaceFromTheTrueOne() throws Exception {
        var vectors = Path.of(
                System.getProperty("reckoner.vectors", "../../shared/vectors"),
                "opengradient/llm/synthetic_tee_responses.json");
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(vectors), () -> "the vectors are not at " + vectors);
        var response = new com.fasterxml.jackson.databind.ObjectMapper()
                .readTree(vectors.toFile())
                .at("/cases/0/response_body");
        var blob = Files.writeString(
                folder.resolve("blob.json"),
                "{\"input\":{\"messages\":[],\"stop\":1},\"output\":" + response + ",\"teeSignature\":"
                        + response.get("tee_signature") + ",\"ethAddress\":\"0x" + "ab".repeat(20) + "\"}");
        for (var order : List.of(List.of(blob, vectors), List.of(vectors, blob))) {
            try (var audit = opened()) {
                audit.importTrails(order, TaskProgress.SILENT);
                assertThat(AllClaims.of(audit)).hasSize(7);
                for (var row : AllClaims.of(audit)) {
                    assertThat(audit.claim(row.id()).orElseThrow().findings())
                            .extracting(Finding::code)
                            .contains("EV-REQUEST-HASH-MATCH", "EV-OUTPUT-HASH-MATCH");
                }
            }
        }
    }

    @Test
    void aBlobChangedOnDiskCostsItsOwnClaimAndNoAnswerOutlivesItsQuestion() throws Exception {
        var case1 = folder.resolve("changed");
        try (var audit =
                RecordedCase.create(case1, new CaseData("", "", "", false, Instant.EPOCH), Clock.systemUTC())) {
            audit.setReferences(endorsing(OPERATOR), TaskProgress.SILENT);
            audit.importTrails(List.of(trail("a.trail", OPERATOR, Brings.BOTH)), TaskProgress.SILENT);
            assertThat(codes(audit, 0)).contains("EV-PARTY-ENDORSED", "EV-SIG-VALID");
            var statement = audit.evidence().stream()
                    .filter(dev.reckoner.trail.Evidence.SignedStatement.class::isInstance)
                    .findFirst()
                    .orElseThrow();
            damage(case1, audit.blob(statement.blob()).orElseThrow());
            audit.setReferences(endorsing(STRANGER), TaskProgress.SILENT);
            assertThat(codes(audit, 0))
                    .contains("EV-SIG-RECORD-MISSING", "EV-PARTY-UNENDORSED")
                    .doesNotContain("EV-SIG-VALID", "EV-PARTY-ENDORSED");
        }
    }

    /** Changes one byte of a blob that is packed with others. */
    private static void damage(Path folder, byte[] blob) throws IOException {
        var pack = folder.resolve("blobs/packs/000001.pack");
        var bytes = Files.readAllBytes(pack);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(new String(blob, StandardCharsets.ISO_8859_1));
        assertThat(at).isPositive();
        bytes[at] ^= 1;
        Files.write(pack, bytes);
    }

    private RecordedCase opened() throws IOException {
        return RecordedCase.create(
                Files.createTempDirectory(folder, "case").resolve("case"),
                new CaseData("", "", "", false, Instant.EPOCH),
                Clock.systemUTC());
    }

    private Path endorsing(KeyPair key) throws IOException {
        var endorsement = new Endorsement(
                "op", "p", Optional.of(Digest.sha256(key.getPublic().getEncoded())), Optional.empty());
        var content = new ReferenceValuesFile.Content(
                ReferenceValuesFile.FORMAT,
                List.of(),
                List.of(),
                List.of(),
                Optional.of(List.of(endorsement)),
                Optional.empty());
        return Files.write(folder.resolve("references.json"), CaseJson.bytes(content));
    }

    private Path trail(String name, KeyPair signer, Brings brings) throws IOException {
        var file = folder.resolve(name);
        try (var bundle = BundleWriter.create(file, name, Instant.EPOCH)) {
            bundle.key("op", signer.getPublic().getEncoded());
            var input = value(bundle, "x", INPUT, brings == Brings.BOTH || brings == Brings.INPUT);
            var output = value(bundle, "y", OUTPUT, brings == Brings.BOTH || brings == Brings.OUTPUT);
            bundle.record(
                    new InferenceRecord(
                            "one",
                            Instant.EPOCH,
                            "p",
                            "op",
                            "app",
                            Optional.empty(),
                            new ModelReference("m", "1", Optional.empty()),
                            List.of(input),
                            List.of(output),
                            Optional.empty(),
                            Optional.empty()),
                    signer);
        }
        return file;
    }

    private static RecordedTensor value(BundleWriter bundle, String name, Tensor tensor, boolean carried)
            throws IOException {
        var bytes = TensorProtos.write(tensor);
        var digest = carried ? bundle.tensor(bytes) : Digest.sha256(bytes);
        return new RecordedTensor(name, digest, Digest.ofSha256(tensor.sha256()));
    }

    /** The same bundle with another output under the name of the signed one. */
    private Path altered(Path trail) throws IOException {
        var unpacked = unpacked(trail, trail.getFileName() + "-unpacked");
        var name = Digest.sha256(TensorProtos.write(OUTPUT)).hex() + ".pb";
        Files.write(unpacked.resolve("tensors").resolve(name), TensorProtos.write(INPUT));
        return unpacked;
    }

    private Path unpacked(Path trail, String name) throws IOException {
        var target = folder.resolve(name);
        try (var zip = new java.util.zip.ZipFile(trail.toFile())) {
            for (var entry : java.util.Collections.list(zip.entries())) {
                var file = target.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                try (var bytes = zip.getInputStream(entry)) {
                    Files.write(file, bytes.readAllBytes());
                }
            }
        }
        return target;
    }

    private static Set<String> codes(RecordedCase audit, int claim) throws IOException {
        var codes = new TreeSet<String>();
        audit.claim(AllClaims.of(audit).get(claim).id()).orElseThrow().findings().stream()
                .map(Finding::code)
                .forEach(codes::add);
        return codes;
    }
}
