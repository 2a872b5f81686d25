package dev.reckoner.reputation.erc8004;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.esaulpaugh.headlong.abi.Tuple;
import dev.reckoner.trail.PlainSentences;
import dev.reckoner.trail.TrailFormatException;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Logs of the registries as another library encodes them, and such as no registry writes. */
class Erc8004EventsTest {
    private static final BigInteger ONE = BigInteger.ONE;

    @Test
    void theTopicsAreThePublishedOnes() {
        assertThat(Erc8004Events.topic(Erc8004Events.NEW_FEEDBACK))
                .isEqualTo("0x6a4a61743519c9d648a14e6493f47dbe3ff1aa29e7785c96c8326a205e58febc");
        assertThat(Erc8004Events.topic(Erc8004Events.FEEDBACK_REVOKED))
                .isEqualTo("0x25156fd3288212246d8b008d5921fde376c71ed14ac2e072a506eb06fde6d09d");
        assertThat(Erc8004Events.topic(Erc8004Events.RESPONSE_APPENDED))
                .isEqualTo("0xb1c6be0b5b8aef6539e2fac0fd131a2faa7b49edf8e505b5eb0ad487d56051d4");
        assertThat(Erc8004Events.topic(Erc8004Events.VALIDATION_REQUEST))
                .isEqualTo("0x530436c3634a98e1e626b0898be2f1e9980cc1bd2a78c07a0aba52d0a48a5059");
        assertThat(Erc8004Events.topic(Erc8004Events.VALIDATION_RESPONSE))
                .isEqualTo("0xafddf629e874ccc3963b6a888c477bd464a6c8525024fc88759ea3b2326349ae");
    }

    private static Erc8004Event read(Made.Log log) throws IOException {
        return Erc8004Events.decode(log.topics(), log.data()).orElseThrow();
    }

    @Test
    void aFeedback() throws IOException {
        assertThat(read(Made.newFeedback(ONE, Made.VALUE.number(), 2, "reachable", "reachable")))
                .isEqualTo(new Erc8004Event.NewFeedback(
                        Made.AGENT,
                        Made.CLIENT,
                        ONE,
                        Made.VALUE,
                        "reachable",
                        "ü",
                        "https://agent.example",
                        "ipfs://f",
                        Made.HASH_TEXT));
    }

    @Test
    void theOtherEvents() throws IOException {
        String seven = Made.topic(BigInteger.valueOf(7));
        assertThat(read(new Made.Log(
                        List.of(
                                Erc8004Events.topic(Erc8004Events.FEEDBACK_REVOKED),
                                Made.topic(Made.AGENT),
                                Made.addressTopic(Made.CLIENT),
                                seven),
                        "0x")))
                .isEqualTo(new Erc8004Event.FeedbackRevoked(Made.AGENT, Made.CLIENT, BigInteger.valueOf(7)));
        assertThat(read(new Made.Log(
                        List.of(
                                Erc8004Events.topic(Erc8004Events.RESPONSE_APPENDED),
                                Made.topic(Made.AGENT),
                                Made.addressTopic(Made.CLIENT),
                                Made.addressTopic(Made.OTHER)),
                        Made.data("(uint64,string,bytes32)", Tuple.from(ONE, "ipfs://a", Made.HASH)))))
                .isEqualTo(new Erc8004Event.ResponseAppended(
                        Made.AGENT, Made.CLIENT, ONE, Made.OTHER, "ipfs://a", Made.HASH_TEXT));
        assertThat(read(new Made.Log(
                        List.of(
                                Erc8004Events.topic(Erc8004Events.VALIDATION_REQUEST),
                                Made.addressTopic(Made.CLIENT),
                                Made.topic(Made.AGENT),
                                Made.HASH_TEXT),
                        Made.data("(string)", Tuple.from("")))))
                .isEqualTo(new Erc8004Event.ValidationRequested(Made.CLIENT, Made.AGENT, "", Made.HASH_TEXT));
        assertThat(read(Made.validationResponse(100)))
                .isEqualTo(new Erc8004Event.ValidationResponded(
                        Made.CLIENT, Made.AGENT, Made.HASH_TEXT, 100, "ipfs://r", Made.HASH_TEXT, "reexecution"));
    }

    @Test
    void whatNoRegistryTakesIsRefusedWithItsCode() {
        assertThat(code(Made.newFeedback(BigInteger.ZERO, ONE, 0, "t", "t"))).isEqualTo("ER-INDEX");
        assertThat(code(Made.newFeedback(ONE, ONE, 19, "t", "t"))).isEqualTo("ER-DECIMALS");
        assertThat(code(Made.newFeedback(ONE, BigInteger.TEN.pow(38).add(ONE), 0, "t", "t")))
                .isEqualTo("ER-VALUE");
        assertThat(code(Made.newFeedback(ONE, ONE, 0, "t", "other"))).isEqualTo("ER-TAG");
        assertThat(code(Made.newFeedback(ONE, ONE, 0, "t".repeat(257), "t"))).isEqualTo("ER-TEXT");
        assertThat(code(Made.validationResponse(101))).isEqualTo("ER-RESPONSE");
        var log = Made.validationResponse(1);
        assertThat(code(new Made.Log(log.topics().subList(0, 3), log.data()))).isEqualTo("ER-LOG");
        assertThat(code(new Made.Log(log.topics(), "0xz"))).isEqualTo("ER-LOG");
    }

    @Test
    void earlierDraftsAreKnownAsSuchAndNotRead() {
        // As a client of that draft of October 2025 has the topic.
        var draft = List.of("0x54b3254e4cc01969e70376d20390cc2f6af90539d9adaa78a53ebcda17f78154");
        assertThat(code(new Made.Log(draft, "0x"))).isEqualTo("ER-DRAFT");
    }

    @Test
    void otherEventsAreNobodysBusiness() throws IOException {
        assertThat(Erc8004Events.decode(List.of(Made.HASH_TEXT), "0x")).isEmpty();
        assertThat(Erc8004Events.decode(List.of(), "0x")).isEmpty();
    }

    /** Every truncation and three changes of every byte: refused in a sentence, or it says something else. */
    @Test
    void everyDamageIsToldOrSeen() throws IOException {
        var sound = Made.newFeedback(ONE, Made.VALUE.number(), 2, "t", "t");
        Erc8004Event original = read(sound);
        byte[] data = Made.bytes(sound.data());
        int refused = 0;
        for (int i = 0; i < data.length; i++) {
            refused += refuses(new Made.Log(sound.topics(), Made.hex(Arrays.copyOf(data, i))), original);
            for (int flip : new int[] {0x01, 0x20, 0x80}) {
                byte[] changed = data.clone();
                changed[i] ^= (byte) flip;
                refused += refuses(new Made.Log(sound.topics(), Made.hex(changed)), original);
            }
        }
        assertThat(refused).isGreaterThan(data.length);
    }

    private static int refuses(Made.Log log, Erc8004Event original) throws IOException {
        try {
            assertThat(read(log)).isNotEqualTo(original);
            return 0;
        } catch (TrailFormatException told) {
            PlainSentences.check(told.sentence(), told.toString());
            return 1;
        } catch (Erc8004Exception told) {
            assertThat(told.code()).startsWith("ER-");
            return 1;
        }
    }

    private static String code(Made.Log log) {
        return catchThrowableOfType(Erc8004Exception.class, () -> Erc8004Events.decode(log.topics(), log.data()))
                .code();
    }
}
