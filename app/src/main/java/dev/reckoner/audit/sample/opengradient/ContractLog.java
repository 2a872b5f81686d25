package dev.reckoner.audit.sample.opengradient;

import com.esaulpaugh.headlong.abi.Tuple;
import com.esaulpaugh.headlong.abi.TupleType;
import dev.reckoner.crypto.evm.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An event of a contract before it stands in a block.
 *
 * @param topics {@code 0x} and 64 hexadecimal characters each; the first is the event's
 * @param data ABI encoding of what is not indexed
 */
record ContractLog(List<String> topics, Bytes data) {
    ContractLog {
        topics = List.copyOf(topics);
    }

    /**
     * Encodes it.
     *
     * @param event its signature, for example {@code TEEDisabled(bytes32)}
     * @param indexed words of the indexed parameters
     * @param types of the others, for example {@code (uint8)}
     */
    static ContractLog of(String event, List<String> indexed, String types, Tuple values) {
        List<String> topics = new ArrayList<>();
        topics.add(Bytes.of(event.getBytes(StandardCharsets.US_ASCII)).keccak().toString());
        topics.addAll(indexed);
        return new ContractLog(
                topics, Bytes.of(TupleType.parse(types).encode(values).array()));
    }

    /** An account as a word. */
    static String word(String address) {
        return "0x" + "0".repeat(24) + address.substring(2);
    }

    /** A small number as a word. */
    static String word(int number) {
        return GatewayEnclave.word(number).toString();
    }
}
