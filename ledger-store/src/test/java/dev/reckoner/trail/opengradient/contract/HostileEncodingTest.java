package dev.reckoner.trail.opengradient.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.crypto.Vectors;
import dev.reckoner.trail.TrailFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Encodings that no contract writes. */
class HostileEncodingTest {
    private static final String BATCH = "0xc2aff8d8a10a4543baabf39bd9ff45e7fc3881d19098df350a3b7f339e911127";
    private static final String ROOT = "0x" + "ab".repeat(32);
    private static final String ZERO = "0".repeat(64);
    private static final String SIZE = word(20);

    @Test
    void everyDamageToTheVectorsIsToldOrSeen() throws TrailFormatException {
        JsonNode vectors = Vectors.json("opengradient/settlement/synthetic_event_logs.json");
        int refused = 0;
        for (JsonNode log : vectors.path("logs")) {
            List<String> topics = new ArrayList<>();
            log.path("topics").forEach(topic -> topics.add(topic.asText()));
            refused += Mutations.of(
                    new HexData(log.path("data").asText()).bytes(),
                    bytes -> ContractEvents.decode(topics, HexData.of(bytes).text()));
        }
        for (Map.Entry<String, JsonNode> call : vectors.path("calldata").properties()) {
            refused += Mutations.of(new HexData(call.getValue().asText()).bytes(), ContractCalls::decode);
        }
        assertThat(refused).isGreaterThan(10_000);
    }

    @Test
    void everyFaultHasItsSentence() {
        assertThat(told(SIZE))
                .isEqualTo(
                        "The data of the event BatchSettlement end after 32 bytes, before the values that begin at byte 0 are complete");
        assertThat(told(SIZE + word(64))).contains("end before the length at byte 64");
        assertThat(told(SIZE + word(32) + word(0))).contains("does not point to where its value begins");
        assertThat(told(SIZE + "f".repeat(64) + word(0)))
                .contains("hold at byte 32 an offset that points outside them");
        assertThat(told(SIZE + word(64) + "f".repeat(64))).contains("hold at byte 64 a length that is longer");
        assertThat(told(SIZE + word(64) + word(0x7fffffff))).contains("a length that is longer");
        assertThat(told(SIZE + word(64) + word(65) + ZERO)).contains("end before the 65 bytes that begin at byte 96");
        assertThat(told(SIZE + word(64) + word(1) + "f".repeat(64))).contains("not filled up with zeros after byte 97");
        assertThat(told(SIZE + word(64) + word(0) + ZERO)).contains("go on after byte 96, where they should end");
        assertThat(told("0")).contains("are not 0x and whole bytes in hexadecimal");
        assertThat(told("zz")).contains("are not 0x and whole bytes in hexadecimal");
    }

    @Test
    void theTopicsAreHeldToTheEvent() {
        assertThat(told(List.of(BATCH), "0x"))
                .isEqualTo("The topics of the event BatchSettlement are 1 where this event has 2");
        assertThat(told(List.of(BATCH, ROOT, ROOT), "0x")).contains("are 3 where this event has 2");
        assertThat(told(List.of(BATCH, "0x12"), "0x")).contains("are not of 32 bytes each");
        assertThat(told(List.of(BATCH, "0x" + "é".repeat(64)), "0x")).contains("whole bytes in hexadecimal");
        String registered = "0x97d0af70a4d2c616e9c1093d5f57c8b31b3a7d824f1d335e5d5416402ec14931";
        assertThat(told(List.of(registered, ROOT, ROOT), "0x" + ZERO)).contains("an address of more than 20 bytes");
        assertThat(told(List.of(registered, ROOT, "0x" + ZERO), "0x" + word(256)))
                .contains("a number of more than 8 bits");
    }

    /** Many lists that share their bytes would grow to gigabytes if offsets were free. */
    @Test
    void offsetsThatShareBytesAreRefused() {
        String result = "0xc1396ff68bc2d8630100df29ce5561fa99078c602e8676ab72a53e37095d7168";
        String output = word(32) + word(128) + word(128) + word(128) + word(0);
        assertThat(told(List.of(result), "0x" + output + word(1000) + word(32).repeat(1000)))
                .contains("an offset that does not point to where its value begins");
    }

    @Test
    void textThatIsNotUtf8IsRefused() {
        String approved = "0x98c6d69cba0181c4e436357d22ac56e02ec472c03f04df0fbf89d1bb614af2fe";
        String zero = "0x" + ZERO;
        assertThat(told(List.of(approved, ROOT, zero), "0x" + word(32) + word(1) + "ff" + "0".repeat(62)))
                .contains("hold at byte 64 a text that is not UTF-8");
    }

    private static String told(String data) {
        return told(List.of(BATCH, ROOT), "0x" + data);
    }

    private static String told(List<String> topics, String data) {
        var told = catchThrowableOfType(TrailFormatException.class, () -> ContractEvents.decode(topics, data));
        assertThat(told.code()).isEqualTo("TR-ABI");
        return told.sentence();
    }

    private static String word(long value) {
        return "%064x".formatted(value);
    }
}
