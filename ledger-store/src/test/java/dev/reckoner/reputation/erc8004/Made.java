package dev.reckoner.reputation.erc8004;

import com.esaulpaugh.headlong.abi.Address;
import com.esaulpaugh.headlong.abi.Tuple;
import com.esaulpaugh.headlong.abi.TupleType;
import dev.reckoner.crypto.Keccak256;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** Values of records, and their logs as another library encodes them. */
final class Made {
    static final String CLIENT = "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed";
    static final String OTHER = "0x857b06519e91e3a54538791bdbb0e22373e36b66";
    static final BigInteger AGENT = BigInteger.valueOf(22);
    static final byte[] HASH = Keccak256.of(new byte[] {1});
    static final String HASH_TEXT = hex(HASH);
    static final FeedbackValue VALUE = new FeedbackValue(BigInteger.valueOf(-7_972), 2);

    private Made() {}

    static String hex(byte[] bytes) {
        return "0x" + HexFormat.of().formatHex(bytes);
    }

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex, 2, hex.length());
    }

    static String topic(String text) {
        return hex(Keccak256.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    static String topic(BigInteger number) {
        return "0x%064x".formatted(number);
    }

    static String addressTopic(String address) {
        return "0x" + "0".repeat(24) + address.substring(2);
    }

    static Address address(String address) {
        return Address.wrap(Address.toChecksumAddress(address));
    }

    /** A log. */
    record Log(List<String> topics, String data) {}

    static Log newFeedback(BigInteger index, BigInteger value, int decimals, String tag, String indexedTag) {
        return new Log(
                List.of(
                        "0x6a4a61743519c9d648a14e6493f47dbe3ff1aa29e7785c96c8326a205e58febc",
                        topic(AGENT),
                        addressTopic(CLIENT),
                        topic(indexedTag)),
                data(
                        "(uint64,int128,uint8,string,string,string,string,bytes32)",
                        Tuple.from(index, value, decimals, tag, "ü", "https://agent.example", "ipfs://f", HASH)));
    }

    static Log validationResponse(int response) {
        return new Log(
                List.of(
                        "0xafddf629e874ccc3963b6a888c477bd464a6c8525024fc88759ea3b2326349ae",
                        addressTopic(CLIENT),
                        topic(AGENT),
                        HASH_TEXT),
                data("(uint8,string,bytes32,string)", Tuple.from(response, "ipfs://r", HASH, "reexecution")));
    }

    static String data(String type, Tuple values) {
        return hex(TupleType.parse(type).encode(values).array());
    }
}
