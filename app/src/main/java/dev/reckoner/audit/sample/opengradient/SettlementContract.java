package dev.reckoner.audit.sample.opengradient;

import com.esaulpaugh.headlong.abi.Function;
import com.esaulpaugh.headlong.abi.Tuple;
import dev.reckoner.crypto.evm.Bytes;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Events and calls of the settlement relay. Source: og-evm, {@code contracts/solidity/InferenceSettlementRelay.sol}. */
final class SettlementContract {
    /** The relay that the explorer shows. */
    static final String ADDRESS = "0xf1dc0d5dcf2a01924fac78185b9227cf3ec839a5";

    private static final Function BATCH = Function.parse("batchSettle(bytes32,uint256,bytes)");
    private static final Function INDIVIDUAL =
            Function.parse("settleIndividual(bytes32,bytes32,bytes32,uint256,address,bytes,bytes)");

    private SettlementContract() {}

    static ContractLog batchSettled(PublishedBlob blob, String root, int leaves) {
        return ContractLog.of(
                "BatchSettlement(bytes32,uint256,bytes)",
                List.of(root),
                "(uint256,bytes)",
                Tuple.from(BigInteger.valueOf(leaves), name(blob)));
    }

    static Bytes batchSettle(PublishedBlob blob, String root, int leaves) {
        return Bytes.of(
                BATCH.encodeCall(Tuple.from(Bytes.ofHex(root).toArray(), BigInteger.valueOf(leaves), name(blob)))
                        .array());
    }

    static ContractLog individuallySettled(PublishedBlob blob, SignedExchange one, String address) {
        return ContractLog.of(
                "IndividualSettlement(bytes32,address,bytes32,bytes32,uint256,bytes,bytes)",
                List.of(one.teeId(), ContractLog.word(address)),
                "(bytes32,bytes32,uint256,bytes,bytes)",
                Tuple.from(
                        one.inputHash().toArray(),
                        one.outputHash().toArray(),
                        BigInteger.valueOf(one.at().getEpochSecond()),
                        name(blob),
                        one.signature().toArray()));
    }

    static Bytes settleIndividual(PublishedBlob blob, SignedExchange one, String address) {
        return Bytes.of(INDIVIDUAL
                .encodeCall(Tuple.from(
                        Bytes.ofHex(one.teeId()).toArray(),
                        one.inputHash().toArray(),
                        one.outputHash().toArray(),
                        BigInteger.valueOf(one.at().getEpochSecond()),
                        RegistryContract.account(address),
                        name(blob),
                        one.signature().toArray()))
                .array());
    }

    /** The text of the identifier, not the bytes that it stands for. */
    private static byte[] name(PublishedBlob blob) {
        return blob.id().getBytes(StandardCharsets.US_ASCII);
    }
}
