package dev.reckoner.reputation.erc8004;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.esaulpaugh.headlong.abi.Function;
import com.esaulpaugh.headlong.abi.Tuple;
import dev.reckoner.trail.TrailFormatException;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Calldata, byte for byte as another library encodes them, and back. */
class Erc8004CallsTest {
    private static void same(String signature, Tuple arguments, Erc8004Call call) throws IOException {
        byte[] theirs = Function.parse(signature).encodeCall(arguments).array();
        assertThat(Erc8004Calls.encode(call)).isEqualTo(theirs);
        assertThat(Erc8004Calls.decode(theirs)).contains(call);
    }

    @Test
    void everyCallIsWhatAnotherLibraryWrites() throws IOException {
        var most = BigInteger.TWO.pow(256).subtract(BigInteger.ONE);
        same(
                "giveFeedback(uint256,int128,uint8,string,string,string,string,bytes32)",
                Tuple.from(most, Made.VALUE.number(), 2, "a", "", "ü".repeat(40), "u".repeat(32), Made.HASH),
                new Erc8004Call.GiveFeedback(
                        most, Made.VALUE, "a", "", "ü".repeat(40), "u".repeat(32), Made.HASH_TEXT));
        same(
                "revokeFeedback(uint256,uint64)",
                Tuple.from(Made.AGENT, BigInteger.TWO.pow(64).subtract(BigInteger.ONE)),
                new Erc8004Call.RevokeFeedback(
                        Made.AGENT, BigInteger.TWO.pow(64).subtract(BigInteger.ONE)));
        same(
                "appendResponse(uint256,address,uint64,string,bytes32)",
                Tuple.from(Made.AGENT, Made.address(Made.CLIENT), BigInteger.ONE, "ipfs://a", Made.HASH),
                new Erc8004Call.AppendResponse(Made.AGENT, Made.CLIENT, BigInteger.ONE, "ipfs://a", Made.HASH_TEXT));
        same(
                "validationRequest(address,uint256,string,bytes32)",
                Tuple.from(Made.address(Made.OTHER), BigInteger.ZERO, "", Made.HASH),
                new Erc8004Call.RequestValidation(Made.OTHER, BigInteger.ZERO, "", Made.HASH_TEXT));
        same(
                "validationResponse(bytes32,uint8,string,bytes32,string)",
                Tuple.from(Made.HASH, 75, "ipfs://r", Made.HASH, "reexecution"),
                new Erc8004Call.RespondToValidation(Made.HASH_TEXT, 75, "ipfs://r", Made.HASH_TEXT, "reexecution"));
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        var random = new Random(8_004);
        BigInteger most = BigInteger.TEN.pow(38);
        for (int i = 0; i < 300; i++) {
            BigInteger value = new BigInteger(128, random).mod(most).multiply(BigInteger.valueOf(i % 2 * 2 - 1));
            String text = "aü€".repeat(random.nextInt(8));
            var call = new Erc8004Call.GiveFeedback(
                    new BigInteger(256, random),
                    FeedbackValue.of(value, i % 19),
                    text,
                    "t".repeat(i % 70),
                    text,
                    "u".repeat(i),
                    Made.HASH_TEXT);
            assertThat(Erc8004Calls.decode(Erc8004Calls.encode(call))).contains(call);
        }
    }

    @Test
    void whatTheRegistryWouldNotTakeIsNotWritten() {
        assertThat(code(new Erc8004Call.RespondToValidation(Made.HASH_TEXT, 101, "", Made.HASH_TEXT, "")))
                .isEqualTo("ER-RESPONSE");
        assertThat(code(new Erc8004Call.RespondToValidation("0x12", 1, "", Made.HASH_TEXT, "")))
                .isEqualTo("ER-HASH");
        assertThat(code(new Erc8004Call.RequestValidation("0x12", Made.AGENT, "", Made.HASH_TEXT)))
                .isEqualTo("ER-ADDRESS");
        assertThat(code(new Erc8004Call.RevokeFeedback(BigInteger.ONE.negate(), BigInteger.ONE)))
                .isEqualTo("ER-AGENT");
        assertThat(code(new Erc8004Call.RevokeFeedback(Made.AGENT, BigInteger.ZERO)))
                .isEqualTo("ER-INDEX");
        assertThat(code(new Erc8004Call.GiveFeedback(
                        Made.AGENT,
                        new FeedbackValue(BigInteger.TEN.pow(38).add(BigInteger.ONE), 0),
                        "",
                        "",
                        "",
                        "",
                        Made.HASH_TEXT)))
                .isEqualTo("ER-VALUE");
        assertThat(code(new Erc8004Call.RequestValidation(Made.CLIENT, Made.AGENT, "u".repeat(2_049), Made.HASH_TEXT)))
                .isEqualTo("ER-TEXT");
    }

    @Test
    void calldataThatAreCutAreRefused() throws IOException {
        byte[] sound = Erc8004Calls.encode(
                new Erc8004Call.RespondToValidation(Made.HASH_TEXT, 75, "ipfs://r", Made.HASH_TEXT, "t"));
        for (int length = 4; length < sound.length; length++) {
            byte[] cut = Arrays.copyOf(sound, length);
            assertThat(catchThrowableOfType(TrailFormatException.class, () -> Erc8004Calls.decode(cut))
                            .code())
                    .isEqualTo("TR-ABI");
        }
        assertThat(Erc8004Calls.decode(new byte[3])).isEmpty();
        assertThat(Erc8004Calls.decode(new byte[40])).isEmpty();
    }

    private static String code(Erc8004Call call) {
        return catchThrowableOfType(Erc8004Exception.class, () -> Erc8004Calls.encode(call))
                .code();
    }
}
