package dev.reckoner.trail.opengradient.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.esaulpaugh.headlong.abi.Address;
import com.esaulpaugh.headlong.abi.Function;
import com.esaulpaugh.headlong.abi.Tuple;
import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.crypto.Vectors;
import dev.reckoner.trail.CollectingSink;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.MemoryFile;
import dev.reckoner.trail.TrailReaders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The attestation, key and certificate in the calldata of a registration, read from a node's answer. */
class RegistrationImportTest {
    private static final JsonNode RESPONSES = Vectors.json("opengradient/llm/synthetic_tee_responses.json");
    private static final byte[] KEY =
            HexFormat.of().parseHex(RESPONSES.get("signing_key_der_hex").textValue());

    private final CollectingSink sink = new CollectingSink();

    @Test
    void aRegistrationBringsItsAttestationKeyAndCertificate() throws IOException {
        read(calldata(attestation(), KEY, certificate()));
        assertThat(sink.problems).isEmpty();
        assertThat(sink.evidence)
                .extracting(item -> item.getClass().getSimpleName())
                .containsExactly("ChainTransaction", "SigningKey", "Certificate", "AttestationDocument");
        assertThat(sink.evidence.subList(1, 4)).allSatisfy(item -> {
            assertThat(item.place()).isEqualTo("transaction.json#calldata");
            assertThat(sink.blobs).containsKey(item.blob());
        });
        assertThat(((Evidence.SigningKey) sink.evidence.get(1)).party())
                .isEqualTo(RESPONSES.get("tee_id").textValue());
    }

    @Test
    void whatCannotBeReadIsNamedAndTheRestIsRead() throws IOException {
        read(calldata(new byte[] {1}, KEY, new byte[] {2}));
        assertThat(sink.codes()).hasSize(2).contains("TR-KEY-MALFORMED");
        assertThat(sink.evidence)
                .extracting(item -> item.getClass().getSimpleName())
                .containsExactly("ChainTransaction", "SigningKey");
    }

    @Test
    void calldataThatAreNotWhatClientsEncodeAreNamed() throws IOException {
        read(HexFormat.of().parseHex("15c9bdb4" + "ff".repeat(192)));
        assertThat(sink.codes()).containsExactly("TR-ABI");
        assertThat(sink.evidence).hasSize(1);
    }

    @Test
    void otherCallsBringNothing() throws IOException {
        read(HexFormat.of().parseHex("1b243ae6"));
        read(new byte[] {0x15});
        assertThat(sink.problems).isEmpty();
        assertThat(sink.evidence).hasSize(2).allMatch(Evidence.ChainTransaction.class::isInstance);
    }

    private static byte[] attestation() {
        String text = new String(Vectors.bytes("nitro/og-evm_attestation_3a0daf7.b64"), StandardCharsets.US_ASCII);
        return Base64.getMimeDecoder().decode(text);
    }

    private static byte[] certificate() {
        String pem = new String(Vectors.bytes("nitro/aws-nitro-root-g1.pem"), StandardCharsets.US_ASCII);
        return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    }

    private static byte[] calldata(byte[] attestation, byte[] key, byte[] certificate) {
        return Function.parse("registerTEEWithAttestation(bytes,bytes,bytes,address,string,uint8)")
                .encodeCall(Tuple.from(
                        attestation,
                        key,
                        certificate,
                        Address.wrap("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"),
                        "https://tee.example",
                        0))
                .array();
    }

    private void read(byte[] calldata) throws IOException {
        String json = """
                {"hash":"0x%s","from":"0x%s","to":"0x%s","input":"0x%s","nonce":"0x1","gas":"0x5208","value":"0x0",\
                "blockNumber":"0x10"}""".formatted(
                        "ab".repeat(32),
                        "11".repeat(20),
                        "22".repeat(20),
                        HexFormat.of().formatHex(calldata));
        TrailReaders.installed().readFile(MemoryFile.of("transaction.json", json), sink);
    }
}
