package dev.reckoner.trail.opengradient.inference;

import com.esaulpaugh.headlong.abi.Function;
import com.esaulpaugh.headlong.abi.Tuple;
import com.esaulpaugh.headlong.abi.TupleType;
import dev.reckoner.crypto.Keccak256;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Logs and calls of inferences as another library encodes them. */
public final class ChainFiles {
    public static final String PRECOMPILE = "0x00000000000000000000000000000000000000f4";
    public static final String HUB = "0x8383c9bd7462f12eb996dd02f78234c0421a6fae";
    public static final String CALLER = "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed";
    public static final String HASH = "0x" + "1a".repeat(32);

    private static final String NUMBERS = "(string,(int128,int128)[],uint32[])[]";
    private static final String STRINGS = "(string,string[])[]";
    private static final String INPUT = "(" + NUMBERS + "," + STRINGS + ")";
    private static final String OUTPUT = "(" + NUMBERS + "," + STRINGS + ",(string,string)[],bool)";
    private static final String REQUEST = "(uint8,string," + INPUT + ")";
    private static final HexFormat HEX = HexFormat.of();

    private ChainFiles() {}

    /** A tensor of numbers; the values are value and decimals in turn. */
    public static Tuple numbers(String name, List<Integer> shape, long... valuesAndDecimals) {
        Tuple[] values = new Tuple[valuesAndDecimals.length / 2];
        Arrays.setAll(
                values,
                i -> Tuple.from(
                        BigInteger.valueOf(valuesAndDecimals[2 * i]),
                        BigInteger.valueOf(valuesAndDecimals[2 * i + 1])));
        long[] sizes = shape.stream().mapToLong(Integer::longValue).toArray();
        return Tuple.from(name, values, sizes);
    }

    public static Tuple texts(String name, String... values) {
        return Tuple.from(name, values);
    }

    public static Tuple input(List<Tuple> numbers, Tuple... texts) {
        return Tuple.from(numbers.toArray(Tuple[]::new), texts);
    }

    public static Tuple output(boolean simulation, Tuple... numbers) {
        return Tuple.from(numbers, new Tuple[0], new Tuple[0], simulation);
    }

    /** The precompile's event. */
    public static String event(String id, int mode, String model, Tuple input, Tuple output) {
        return log(
                PRECOMPILE,
                "ModelInferenceEvent(string," + REQUEST + "," + OUTPUT + ")",
                "",
                data(
                        "(string," + REQUEST + "," + OUTPUT + ")",
                        Tuple.from(id, Tuple.from(mode, model, input), output)));
    }

    /** The hub's event. */
    public static String result(Tuple output) {
        return log(HUB, "InferenceResult(" + OUTPUT + ")", "", data("(" + OUTPUT + ")", Tuple.from((Object) output)));
    }

    /** A workflow's event, with the caller. */
    public static String emitted(Tuple output) {
        return log(
                "0x" + "77".repeat(20),
                "InferenceResultEmitted(address," + OUTPUT + ")",
                ",\"0x" + "00".repeat(12) + CALLER.substring(2) + "\"",
                data("(" + OUTPUT + ")", Tuple.from((Object) output)));
    }

    /** A transaction that calls the hub. */
    public static String run(String model, int mode, Tuple input) {
        String calldata = HEX.formatHex(Function.parse("run(string,uint8," + INPUT + ")")
                .encodeCall(Tuple.from(model, mode, input))
                .array());
        return """
                {"hash":"%s","from":"%s","to":"%s","input":"0x%s","nonce":"0x1","gas":"0x5208"}""".formatted(HASH, CALLER, HUB, calldata);
    }

    /** A log of the transaction {@link #HASH} in block 16, at the time 1760000000. */
    private static String log(String address, String signature, String indexed, String data) {
        String topic = HEX.formatHex(Keccak256.of(signature.getBytes(StandardCharsets.US_ASCII)));
        return """
                {"address":"%s","topics":["0x%s"%s],"data":"0x%s","transactionHash":"%s","blockNumber":"0x10",\
                "blockTimestamp":"1760000000"}""".formatted(address, topic, indexed, data, HASH);
    }

    private static String data(String type, Tuple values) {
        return HEX.formatHex(TupleType.parse(type).encode(values).array());
    }
}
