package dev.reckoner.trail.nitro;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.crypto.Vectors;
import dev.reckoner.trail.CollectingSink;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.MemoryFile;
import dev.reckoner.trail.ReadProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NitroReaderTest {
    private static final String SAMPLE = "nitro/og-evm_attestation_3a0daf7.b64";
    private final NitroReader reader = new NitroReader();

    @Test
    void publishedDocumentsHaveTheFieldsThatAnotherDecoderFound() throws IOException {
        for (JsonNode expected : Vectors.json("nitro/expected.json")) {
            CollectingSink sink = read(new MemoryFile(
                    "a.b64", Vectors.bytes("nitro/" + expected.get("file").textValue())));
            Evidence.AttestationDocument document = (Evidence.AttestationDocument) sink.evidence.getFirst();
            assertThat(document.moduleId()).isEqualTo(expected.get("module_id").textValue());
            assertThat(document.timestamp())
                    .isEqualTo(Instant.ofEpochMilli(expected.get("timestamp_ms").longValue()));
            assertThat(document.userData())
                    .contains(expected.get("user_data_hex").textValue());
            assertThat(document.nonce()).contains(expected.get("nonce_hex").textValue());
            assertThat(document.publicKey()).contains("64756d6d79");
            for (int register = 0; register < 5; register++) {
                assertThat(document.pcrs().get(register))
                        .isEqualTo(expected.get("PCR").get("" + register).textValue());
            }
            assertThat(sink.blobs.get(document.blob()))
                    .hasSize(expected.get("cose_bytes").intValue());
            assertThat(KeyCommitment.of(document).orElseThrow().signingKey().hex())
                    .isEqualTo(expected.get("signing_key_der_sha256").textValue());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "og-evm_attestation_3a0daf7.b64",
                "og-evm_attestation_9c87f68.b64",
                "og-evm_attestation_ec190c1_debug-mode-zero-pcrs.b64",
                "ev-valid.b64",
                "base-sample1.bin"
            })
    void everyWholeDocumentIsReadAsOneItem(String name) throws IOException {
        CollectingSink sink = read(new MemoryFile(name, Vectors.bytes("nitro/" + name)));
        assertThat(sink.evidence).hasSize(1);
        assertThat(sink.problems).isEmpty();
    }

    @Test
    void theDamagedDocumentIsAProblemAndNoEvidence() throws IOException {
        CollectingSink sink =
                read(new MemoryFile("damaged.b64", Vectors.bytes("nitro/negative-base-validator-damaged.b64")));
        assertThat(sink.evidence).isEmpty();
        assertThat(sink.problems).singleElement().satisfies(p -> {
            assertThat(p.severity()).isEqualTo(ReadProblem.Severity.DAMAGED);
            assertThat(p.code()).startsWith("TR-");
            assertThat(p.next()).isNotEmpty();
        });
    }

    @Test
    void theSameDocumentIsOneItemInEveryWrapping() throws IOException {
        byte[] raw = raw();
        String text = Base64.getMimeEncoder().encodeToString(raw);
        String json = "{\"attestation_doc\": \"" + Base64.getEncoder().encodeToString(raw) + "\"}";
        byte[] tagged = new byte[raw.length + 1];
        tagged[0] = (byte) 0xd2;
        System.arraycopy(raw, 0, tagged, 1, raw.length);
        for (MemoryFile file : new MemoryFile[] {
            new MemoryFile("raw", raw),
            new MemoryFile("tagged", tagged),
            MemoryFile.of("text", "\n " + text + "\n"),
            MemoryFile.of("json", json)
        }) {
            assertThat(read(file).evidence.getFirst().id())
                    .as(file.name())
                    .isEqualTo(
                            read(new MemoryFile("raw", raw)).evidence.getFirst().id());
        }
    }

    @Test
    void truncationAtAnyPlaceIsAProblemAndNeverAnException() throws IOException {
        byte[] raw = raw();
        for (int length = 4; length < raw.length; length += 97) {
            CollectingSink sink = new CollectingSink();
            reader.read(new MemoryFile("cut", Arrays.copyOf(raw, length)), sink);
            assertThat(sink.problems).as("first %d bytes", length).hasSize(1);
        }
    }

    @Test
    void aByteAfterTheEndIsRefused() throws IOException {
        CollectingSink sink = read(new MemoryFile("long", Arrays.copyOf(raw(), raw().length + 1)));
        assertThat(sink.problems).extracting(ReadProblem::code).containsExactly("TR-CBOR-TRAILING");
    }

    @Test
    void aDocumentLargerThanAnyIsRefusedBeforeItIsDecoded() throws IOException {
        CollectingSink sink = read(new MemoryFile("huge", Arrays.copyOf(raw(), 1 << 20)));
        assertThat(sink.problems).extracting(ReadProblem::code).containsExactly("TR-NITRO-TOO-LARGE");
    }

    @Test
    void otherFilesAreNotRecognised() throws IOException {
        assertThat(reader.recognises(MemoryFile.of("a.json", "{\"document\": \"hello\"}")))
                .isFalse();
        assertThat(reader.recognises(MemoryFile.of("a.txt", "hello, world"))).isFalse();
        assertThat(reader.recognises(new MemoryFile("empty", new byte[0]))).isFalse();
    }

    @Test
    void certificatesAndKeysOfAPemFileAreReadAndPrivateKeysAreNot() throws IOException {
        String pem = new String(Vectors.bytes("nitro/aws-nitro-root-g1.pem"), StandardCharsets.US_ASCII)
                + Vectors.json("opengradient/llm/legacy_2025-12_response_signature.json")
                        .get("public_key_pem")
                        .textValue()
                + "\n-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n-----BEGIN PUBLIC KEY-----\nA";
        CollectingSink sink = new CollectingSink();
        KeyMaterialReader keys = new KeyMaterialReader();
        MemoryFile file = MemoryFile.of("a.pem", pem);
        assertThat(keys.recognises(file)).isTrue();
        keys.read(file, sink);
        assertThat(sink.evidence)
                .extracting(e -> e.id().hex())
                .containsExactly(
                        "641a0321a3e244efe456463195d606317ed7cdcc3c1756e09893f3c68f79bb5b",
                        "8b50c2e721954403cae0fc38c800f2f166cddbc489aebedd027ed0b71bef03a1");
        assertThat(sink.problems).extracting(ReadProblem::code).containsExactly("TR-PRIVATE-KEY", "TR-KEY-MALFORMED");
        assertThat(sink.blobs).hasSize(2);
    }

    private CollectingSink read(MemoryFile file) throws IOException {
        assertThat(reader.recognises(file)).as(file.name()).isTrue();
        CollectingSink sink = new CollectingSink();
        reader.read(file, sink);
        return sink;
    }

    private static byte[] raw() {
        return Base64.getMimeDecoder().decode(Vectors.bytes(SAMPLE));
    }
}
