package dev.reckoner.trail.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reckoner.Vectors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentsTest {
    private static final String OPENGRADIENT = "og-evm_attestation_3a0daf7.b64";

    static byte[] nitro(String name) throws IOException {
        byte[] file = Files.readAllBytes(Vectors.file("nitro/" + name));
        return name.endsWith(".b64") ? Base64.getMimeDecoder().decode(file) : file;
    }

    @ParameterizedTest
    @ValueSource(strings = {OPENGRADIENT, "og-evm_attestation_9c87f68.b64"})
    void theBytesAtARegistersRangeAreThatRegister(String name) throws IOException {
        byte[] document = nitro(name);
        var registers = find(Documents.decode(document), "payload", "pcrs");
        var expected = expected(name).path("PCR");
        assertThat(expected.size()).isPositive();
        assertThat(registers.value()).endsWith(" registers");
        expected.properties().forEach(pcr -> {
            var field = find(registers, "PCR" + pcr.getKey());
            // CBOR writes 48 bytes as 58 30 and the bytes.
            assertThat(hex(document, field)).isEqualTo("5830" + pcr.getValue().textValue());
            assertThat(field.value()).isEqualTo(pcr.getValue().textValue());
        });
    }

    @Test
    void theUserDataIsSplitIntoItsTwoHashes() throws IOException {
        byte[] document = nitro(OPENGRADIENT);
        var parts = find(Documents.decode(document), "payload", "user_data").children();
        var expected = expected(OPENGRADIENT);
        assertThat(parts)
                .extracting(DocumentField::value)
                .containsExactly(
                        expected.path("tls_cert_sha256").textValue(),
                        expected.path("signing_key_der_sha256").textValue());
        assertThat(hex(document, parts.get(1)))
                .isEqualTo("1220" + expected.path("signing_key_der_sha256").textValue());
    }

    @Test
    void timeModuleAndCertificatesAreReadable() throws IOException {
        var root = Documents.decode(nitro(OPENGRADIENT));
        assertThat(root.name()).isEqualTo("Nitro attestation document");
        assertThat(root.value()).isEqualTo("4,556 bytes");
        assertThat(find(root, "protected header", "algorithm").value()).isEqualTo("ES384 (-35)");
        assertThat(find(root, "payload", "timestamp").value()).isEqualTo("2026-02-12T17:56:02.724Z");
        assertThat(find(root, "payload", "module_id").value())
                .isEqualTo(expected(OPENGRADIENT).path("module_id").textValue());
        assertThat(find(root, "payload", "certificate").value())
                .contains("CN=i-0340e0cb833504eb6", ", valid 2026-02-12T");
        assertThat(find(root, "payload", "cabundle", "[0]").value())
                .contains("CN=aws.nitro-enclaves", " to 2049-10-28T");
        assertThat(find(root, "signature").length()).isEqualTo(2 + 96);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ev-valid.b64", "base-sample1.bin", OPENGRADIENT})
    void everyFieldLiesWithinItsParent(String name) throws IOException {
        byte[] document = nitro(name);
        var root = Documents.decode(document);
        assertThat(root.name()).isEqualTo("Nitro attestation document");
        assertWithin(root);
    }

    @Test
    void aDamagedDocumentIsOneRawFieldThatSaysWhereItBreaks() throws IOException {
        var root = Documents.decode(nitro("negative-base-validator-damaged.b64"));
        assertThat(root.name()).isEqualTo("Raw bytes");
        assertThat(root.value()).contains(" at byte ");
        assertThat(root.children()).isEmpty();
    }

    @Test
    void theBytesAtAJsonFieldsRangeAreItsNameAndValue() {
        var json = " {\"ä\": [1, -2.5e3 ,true,null], \"b\" : {\"c\":\"x\\n\\u00e9\"} }\n";
        byte[] document = json.getBytes(StandardCharsets.UTF_8);
        var root = Documents.decode(document);
        assertThat(root.name()).isEqualTo("JSON document");
        assertThat(text(document, root)).isEqualTo(json.strip());
        assertThat(text(document, find(root, "ä"))).isEqualTo("\"ä\": [1, -2.5e3 ,true,null]");
        assertThat(find(root, "ä").children())
                .extracting(f -> text(document, f))
                .containsExactly("1", "-2.5e3", "true", "null");
        assertThat(text(document, find(root, "b", "c"))).isEqualTo("\"c\":\"x\\n\\u00e9\"");
        assertThat(find(root, "b", "c").value()).isEqualTo("x␣é");
    }

    @Test
    void longArraysAreFolded() {
        byte[] document = ("[" + "7,".repeat(999) + "7]").getBytes(StandardCharsets.UTF_8);
        var root = Documents.decode(document);
        assertThat(root.value()).isEqualTo("1,000 elements");
        assertThat(root.children()).hasSize(FoldedChildren.MOST + 1);
        assertThat(root.children().getLast().name()).isEqualTo("800 more");
        assertThat(text(document, root.children().getLast())).startsWith(",7,").endsWith(",7");
    }

    @Test
    void anEnvelopesPayloadIsDecodedOverTheCharactersThatCarryIt() {
        var statement = "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[{\"name\":\"m\"}]}";
        var payload = Base64.getEncoder().encodeToString(statement.getBytes(StandardCharsets.UTF_8));
        var json =
                "{\"payload\":\"" + payload + "\",\"payloadType\":\"application/vnd.in-toto+json\",\"signatures\":[]}";
        byte[] document = json.getBytes(StandardCharsets.UTF_8);
        var root = Documents.decode(document);
        assertThat(root.name()).isEqualTo("DSSE envelope");
        assertThat(find(root, "payload", "subject", "[0]", "name").value()).isEqualTo("m");
        var type = find(root, "payload", "_type");
        int at = type.offset() - json.indexOf(payload);
        byte[] prefix = Base64.getDecoder().decode(payload.substring(0, at / 4 * 4 + 4));
        assertThat(new String(prefix, StandardCharsets.UTF_8)).startsWith("{\"");
        assertThat(root.children().getFirst().length()).isEqualTo("\"payload\":\"\"".length() + payload.length());
        assertWithin(root);
    }

    @Test
    void aTensorShowsItsTypeShapeAndDataLength() {
        // dims 2, dims 3, data_type float32, name "in", raw_data of 24 bytes
        byte[] document = HexFormat.of().parseHex("08020803" + "1001" + "4202696e" + "4a18" + "00".repeat(24));
        var root = Documents.decode(document);
        assertThat(root.name()).isEqualTo("ONNX tensor");
        assertThat(root.value()).isEqualTo("float32 [2, 3]");
        assertThat(root.children())
                .extracting(f -> f.name() + "=" + f.value())
                .containsExactly("dims=2", "dims=3", "data_type=float32", "name=in", "raw_data=24 bytes");
        assertThat(find(root, "raw_data").length()).isEqualTo(26);
    }

    @Test
    void unknownBytesAreOneRawField() {
        assertThat(Documents.decode("hello".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new DocumentField("Raw bytes", "5 bytes", 0, 5, List.of()));
        assertThat(Documents.decode(new byte[0]).value()).isEqualTo("0 bytes");
    }

    static void assertWithin(DocumentField parent) {
        for (var child : parent.children()) {
            assertThat(child.offset()).as(child.name()).isGreaterThanOrEqualTo(parent.offset());
            assertThat(child.length()).as(child.name()).isNotNegative();
            assertThat(child.offset() + child.length())
                    .as(child.name())
                    .isLessThanOrEqualTo(parent.offset() + parent.length());
            assertWithin(child);
        }
    }

    private static DocumentField find(DocumentField field, String... names) {
        var found = field;
        for (var name : names) {
            var in = found;
            found = in.children().stream()
                    .filter(child -> child.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + name + " in " + in));
        }
        return found;
    }

    private static String hex(byte[] document, DocumentField field) {
        return HexFormat.of().formatHex(document, field.offset(), field.offset() + field.length());
    }

    private static String text(byte[] document, DocumentField field) {
        return new String(
                Arrays.copyOfRange(document, field.offset(), field.offset() + field.length()), StandardCharsets.UTF_8);
    }

    private static JsonNode expected(String name) throws IOException {
        for (var node :
                new ObjectMapper().readTree(Vectors.file("nitro/expected.json").toFile())) {
            if (node.path("file").asText().equals(name)) {
                return node;
            }
        }
        throw new AssertionError("no expectation for " + name);
    }
}
