package dev.reckoner.trail.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.Dsse;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.CollectingSink;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.ModelReference;
import dev.reckoner.trail.PartyRole;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailWalk;
import dev.reckoner.trail.ValueReference;
import dev.reckoner.trail.ZipFixture;
import dev.reckoner.trail.bundle.InferenceRecord.RecordedTensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleReaderTest {
    private static final String STATEMENTS = "statements.jsonl";

    @TempDir
    Path folder;

    private final CollectingSink sink = new CollectingSink();

    @Test
    void whatTheWriterWroteIsRead() throws Exception {
        TrailWalk.Result result = walk(bundle(3));
        assertThat(sink.problems).isEmpty();
        assertThat(result.format()).isEqualTo("native bundle");
        assertThat(sink.claims).extracting(Claim::label).containsExactly("r0", "r1", "r2");
        Claim claim = sink.claims.get(1);
        assertThat(claim.party(PartyRole.OPERATOR)).isEqualTo("meridian-02");
        assertThat(claim.madeAt()).isEqualTo(SampleBundle.FIRST.plusSeconds(1));
        assertThat(claim.model().digest()).contains(Digest.sha256("model bytes".getBytes(StandardCharsets.UTF_8)));
        ValueReference input = claim.inputs().getFirst();
        assertThat(input.claimed()).contains(Digest.sha256(SampleBundle.input(1)));
        assertThat(input.held()).isEqualTo(input.claimed());
        assertThat(input.tensor()).contains(Digest.sha256(new byte[] {1}));
        assertThat(claim.execution().orElseThrow().batch().orElseThrow())
                .containsExactly(Digest.sha256(SampleBundle.input(1)));
        assertThat(claim.place()).endsWith("statements.jsonl:2");
        assertThat(sink.evidence)
                .hasOnlyElementsOfTypes(
                        Evidence.SigningKey.class, Evidence.ModelFile.class, Evidence.SignedStatement.class);
        assertThat(sink.blobs).containsKey(Digest.sha256(SampleBundle.output(2)));
    }

    @Test
    void idIsTheDigestOfWhatIsSignedAndByWhichKey() throws Exception {
        walk(bundle(1));
        Evidence.SignedStatement statement = sink.evidence.stream()
                .filter(Evidence.SignedStatement.class::isInstance)
                .map(Evidence.SignedStatement.class::cast)
                .findFirst()
                .orElseThrow();
        Dsse.Envelope envelope = StrictJson.value(of(sink.blobs, statement.blob()), Dsse.Envelope.class);
        var signed = new ByteArrayOutputStream();
        signed.writeBytes(envelope.preAuthenticationEncoding().orElseThrow());
        signed.writeBytes(HexFormat.of()
                .parseHex(
                        Digest.sha256(SampleBundle.KEY.getPublic().getEncoded()).hex()));
        assertThat(sink.claims.getFirst().id())
                .isEqualTo(Digest.sha256(signed.toByteArray()))
                .isEqualTo(statement.id());
    }

    @Test
    void sameContentGivesTheSameFile() throws Exception {
        byte[] one = Files.readAllBytes(SampleBundle.write(folder.resolve("1.trail"), 5));
        byte[] two = Files.readAllBytes(SampleBundle.write(folder.resolve("2.trail"), 5));
        assertThat(one).isEqualTo(two);
    }

    @Test
    void unpackedBundleAndBundleInsideAZipSayTheSame() throws Exception {
        Path bundle = bundle(2);
        walk(bundle);
        CollectingSink unpacked = new CollectingSink();
        for (Map.Entry<String, byte[]> entry : entries(bundle).entrySet()) {
            Path file = folder.resolve("unpacked/april").resolve(entry.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, entry.getValue());
        }
        TrailWalk.installed().read(folder.resolve("unpacked"), unpacked);
        CollectingSink nested = new CollectingSink();
        byte[] outer =
                new ZipFixture().with("april.trail", Files.readAllBytes(bundle)).bytes();
        TrailWalk.installed().read(Files.write(folder.resolve("outer.zip"), outer), nested);
        for (CollectingSink other : List.of(unpacked, nested)) {
            assertThat(other.problems).isEmpty();
            assertThat(other.claims)
                    .extracting(Claim::id)
                    .containsExactlyElementsOf(
                            sink.claims.stream().map(Claim::id).toList());
        }
    }

    @Test
    void alteredTensorIsHeldUnderItsOwnDigest() throws Exception {
        String name = tensor(SampleBundle.output(0));
        walk(changed(2, entries -> entries.put(name, "other".getBytes(StandardCharsets.UTF_8))));
        ValueReference output = sink.claims.getFirst().outputs().getFirst();
        assertThat(output.claimed()).contains(Digest.sha256(SampleBundle.output(0)));
        assertThat(output.held()).contains(Digest.sha256("other".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void missingTensorIsOneProblemHoweverOftenItIsNamed() throws Exception {
        String name = tensor(SampleBundle.input(0));
        walk(changed(1, entries -> {
            entries.remove(name);
            byte[] line = of(entries, STATEMENTS);
            entries.put(STATEMENTS, concat(line, concat(line, line)));
        }));
        assertThat(sink.codes()).containsExactly("TR-BLOB-MISSING", "TR-COUNT");
        assertThat(sink.claims)
                .hasSize(3)
                .allSatisfy(c -> assertThat(c.inputs().getFirst().held()).isEmpty());
    }

    @Test
    void damagedTensorEntryCostsTheValueAndNotTheClaim() throws Exception {
        byte[] zip = Files.readAllBytes(bundle(1));
        byte[] damaged = ZipFixture.replace(zip, "output 0", "0utput 0");
        walk(Files.write(folder.resolve("d.trail"), damaged));
        assertThat(sink.codes()).containsExactly("TR-ZIP-DAMAGED");
        assertThat(sink.claims).hasSize(1);
        assertThat(sink.claims.getFirst().outputs().getFirst().held()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "{}",
                "[]",
                "null",
                "{\"payloadType\":\"application/vnd.in-toto+json\",\"payload\":\"***\",\"signatures\":[]}",
                "{\"payloadType\":\"application/vnd.in-toto+json\",\"payload\":\"e30=\",\"signatures\":[null]}",
                "{\"payloadType\":\"application/vnd.in-toto+json\",\"payload\":\"e30=\",\"signatures\":[]}",
                "{\"payloadType\":\"text/plain\",\"payload\":\"e30=\",\"signatures\":[]}",
            })
    void badLineIsOneProblemAndTheRestGoesOn(String line) throws Exception {
        walk(changed(
                2,
                entries -> entries.put(
                        STATEMENTS, concat((line + "\n").getBytes(StandardCharsets.UTF_8), of(entries, STATEMENTS)))));
        assertThat(sink.claims).extracting(Claim::label).containsExactly("r0", "r1");
        assertThat(sink.problems.getFirst().place()).startsWith("line 1");
        assertThat(sink.codes()).hasSize(2).contains("TR-COUNT");
    }

    @Test
    void signedNonsenseIsOneProblemEach() throws Exception {
        List<String> payloads = List.of(
                "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[null],\"predicateType\":\"https://reckoner.dev/inference/v1\",\"predicate\":{}}",
                "{\"_type\":\"https://in-toto.io/Statement/v0.1\",\"subject\":[],\"predicateType\":\"x\",\"predicate\":{}}",
                "{\"x\":" + "[".repeat(100_000),
                "{\"_type\":1}");
        StringBuilder lines = new StringBuilder();
        for (String payload : payloads) {
            byte[] line = StrictJson.write(
                    Dsse.sign(Dsse.IN_TOTO, payload.getBytes(StandardCharsets.UTF_8), SampleBundle.KEY));
            lines.append(new String(line, StandardCharsets.UTF_8)).append('\n');
        }
        walk(changed(1, entries -> entries.put(STATEMENTS, lines.toString().getBytes(StandardCharsets.UTF_8))));
        assertThat(sink.claims).isEmpty();
        assertThat(sink.codes())
                .containsExactly("TR-JSON-TYPE", "TR-JSON-TYPE", "TR-JSON-DEPTH", "TR-JSON-TYPE", "TR-COUNT");
    }

    @Test
    void badMemberOfTheManifestCostsThatMember() throws Exception {
        walk(changed(1, entries -> {
            ObjectNode manifest = manifest(entries);
            manifest.withArray("parties").addNull().add(7);
            manifest.withArray("keys").addObject().put("party", "p").put("spki", "***");
            entries.put("trail.json", StrictJson.write(manifest));
        }));
        assertThat(sink.claims).hasSize(1);
        assertThat(sink.parties).hasSize(2);
        assertThat(sink.codes()).containsExactly("TR-JSON-TYPE", "TR-JSON-TYPE", "TR-KEY");
    }

    @Test
    void statementsAreReadThoughTheManifestIsCutOff() throws Exception {
        walk(changed(2, entries -> {
            byte[] manifest = of(entries, "trail.json");
            entries.put("trail.json", Arrays.copyOf(manifest, manifest.length / 2));
        }));
        assertThat(sink.codes()).containsExactly("TR-TRUNCATED");
        assertThat(sink.claims).hasSize(2);
    }

    @Test
    void laterVersionIsNotGuessedAt() throws Exception {
        walk(changed(
                1,
                entries -> entries.put(
                        "trail.json", StrictJson.write(manifest(entries).put("format", "reckoner-trail/2")))));
        assertThat(sink.claims).isEmpty();
        assertThat(sink.codes()).containsExactly("TR-BUNDLE-VERSION");
    }

    /** Which of two values of one name is meant nobody can say, so that either could be shown to whoever asks. */
    @Test
    void aRecordWithTwoOutputsOfOneNameIsNotRead() throws Exception {
        Path file = folder.resolve("twice.trail");
        try (BundleWriter writer = BundleWriter.create(file, "Twice", SampleBundle.FIRST)) {
            writer.key("meridian-02", SampleBundle.KEY.getPublic().getEncoded());
            var value = new RecordedTensor("y", writer.tensor(new byte[] {1}), Digest.sha256(new byte[] {2}));
            var other = new RecordedTensor("y", writer.tensor(new byte[] {3}), Digest.sha256(new byte[] {4}));
            writer.record(
                    new InferenceRecord(
                            "twice",
                            SampleBundle.FIRST,
                            "meridian",
                            "meridian-02",
                            "desk",
                            Optional.empty(),
                            new ModelReference("m", "1", Optional.empty()),
                            List.of(value),
                            List.of(value, other),
                            Optional.empty(),
                            Optional.empty()),
                    SampleBundle.KEY);
        }
        walk(file);
        assertThat(sink.claims).isEmpty();
        assertThat(sink.codes()).containsExactly("TR-VALUE-TWICE");
        // What was read of it before it was refused.
        assertThat(sink.values.values())
                .singleElement()
                .satisfies(read -> assertThat(read).isNotEmpty());
    }

    @Test
    void removedStatementIsNoticed() throws Exception {
        walk(changed(2, entries -> {
            String lines = new String(of(entries, STATEMENTS), StandardCharsets.UTF_8);
            entries.put(STATEMENTS, lines.substring(lines.indexOf('\n') + 1).getBytes(StandardCharsets.UTF_8));
        }));
        assertThat(sink.codes()).containsExactly("TR-COUNT");
    }

    @Test
    void otherModelFileUnderTheNamesakeIsNotEvidence() throws Exception {
        String name = "models/"
                + Digest.sha256("model bytes".getBytes(StandardCharsets.UTF_8)).hex() + ".onnx";
        walk(changed(1, entries -> entries.put(name, new byte[] {1})));
        assertThat(sink.codes()).containsExactly("TR-DIGEST");
        assertThat(sink.values)
                .containsEntry(
                        Digest.sha256("model bytes".getBytes(StandardCharsets.UTF_8)),
                        List.of(Digest.sha256(new byte[] {1})));
        assertThat(sink.evidence).noneMatch(Evidence.ModelFile.class::isInstance);
    }

    @Test
    void tensorOfZerosIsNoBomb() throws Exception {
        Path file = folder.resolve("zeros.trail");
        try (BundleWriter writer = BundleWriter.create(file, "Zeros", SampleBundle.FIRST)) {
            writer.tensor(new byte[80 << 20]);
        }
        walk(file);
        assertThat(sink.problems).isEmpty();
    }

    private Path bundle(int statements) throws IOException {
        return SampleBundle.write(folder.resolve("s.trail"), statements);
    }

    private Path changed(int statements, Consumer<Map<String, byte[]>> change) throws IOException {
        Map<String, byte[]> entries = entries(bundle(statements));
        change.accept(entries);
        ZipFixture zip = new ZipFixture();
        entries.forEach(zip::with);
        return Files.write(folder.resolve("changed.trail"), zip.bytes());
    }

    private static Map<String, byte[]> entries(Path bundle) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        try (InputStream file = Files.newInputStream(bundle);
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private static ObjectNode manifest(Map<String, byte[]> entries) {
        try {
            return (ObjectNode) StrictJson.tree(of(entries, "trail.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <K> byte[] of(Map<K, byte[]> map, K key) {
        return Objects.requireNonNull(map.get(key));
    }

    private static String tensor(byte[] content) {
        return "tensors/" + Digest.sha256(content).hex() + ".pb";
    }

    private static byte[] concat(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    private TrailWalk.Result walk(Path path) throws IOException {
        return TrailWalk.installed().read(path, sink);
    }
}
