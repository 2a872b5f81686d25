package dev.reckoner.trail.opengradient.ohttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.Vectors;
import dev.reckoner.trail.TrailFormatException;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The hash that an enclave signs for its HPKE key. */
class OhttpConfigurationTest {
    private static ObjectNode golden() {
        JsonNode vector = Vectors.json("opengradient/registry/ohttp_config_hash_golden.json");
        byte[] config = HexFormat.of().parseHex(vector.get("key_config_hex").textValue());
        return JsonNodeFactory.instance
                .objectNode()
                .put("tee_id", "0x" + vector.get("tee_id_hex").textValue())
                .put("key_id", vector.get("key_id").intValue())
                .put("kem_id", vector.get("kem_id").intValue())
                .put("kdf_id", vector.get("kdf_id").intValue())
                .put("aead_id", vector.get("aead_id").intValue())
                .put("public_key", vector.get("public_key_hex").textValue())
                .put("key_config", Base64.getEncoder().encodeToString(config))
                .put("signature", Base64.getEncoder().encodeToString(new byte[256]))
                .put("signature_hash", "0x" + vector.get("config_hash_hex").textValue());
    }

    @Test
    void theHashIsTheGatewaysOwn() throws Exception {
        OhttpConfiguration read = OhttpConfiguration.of(golden());
        assertThat(read.signedHash().hex())
                .isEqualTo("f2a783a780198b72145ce4f4824c3de4993975e17ee8df1e59f3b5dd78a0f1d9");
        assertThat(read.isConsistent()).isTrue();
        assertThat(read.statesItsHash()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"key_id,2", "kem_id,33", "kdf_id,2", "aead_id,1"})
    void everyNumberIsSignedAndStandsInTheConfiguration(String member, int value) throws Exception {
        OhttpConfiguration read = OhttpConfiguration.of(golden().put(member, value));
        assertThat(read.signedHash().hex()).doesNotStartWith("f2a783a7");
        assertThat(read.isConsistent()).isFalse();
        assertThat(read.statesItsHash()).isFalse();
    }

    @Test
    void keyAndConfigurationAreSignedBoth() throws Exception {
        assertThat(OhttpConfiguration.of(golden().put("public_key", "03".repeat(32)))
                        .isConsistent())
                .isFalse();
        OhttpConfiguration longer = OhttpConfiguration.of(golden().put("key_config", "AAAA"));
        assertThat(longer.isConsistent()).isFalse();
        assertThat(longer.statesItsHash()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "key_id,256",
        "kem_id,65536",
        "kdf_id,-1",
        "tee_id,0x12",
        "public_key,abc",
        "key_config,****",
        "signature,''"
    })
    void aMemberOfAnotherFormIsNamed(String member, String value) {
        assertThatThrownBy(() -> OhttpConfiguration.of(golden().put(member, value)))
                .isInstanceOf(TrailFormatException.class)
                .hasMessageContaining("/" + member);
    }
}
