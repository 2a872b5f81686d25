package dev.reckoner.appraise;

import com.esaulpaugh.headlong.abi.Address;
import com.esaulpaugh.headlong.abi.Function;
import com.esaulpaugh.headlong.abi.Tuple;
import com.esaulpaugh.headlong.abi.TupleType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.Keccak256;
import dev.reckoner.trail.CollectingSink;
import dev.reckoner.trail.Evidence;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** A chain of our own: logs and transactions encoded with another library, put among the evidence. */
public final class MadeChain {
    public static final String RELAY = "0xf1dc0d5dcf2a01924fac78185b9227cf3ec839a5";
    public static final String REGISTRY = "0x703cb174aeadb35d611858369b4b1111dc9abda6";
    public static final String ANYBODYS = "0x" + "11".repeat(20);
    public static final String PAYER = "0x24e4bea7164bcfb52ccae10ede4f5a0cb9f09c4b";
    public static final String SENDER = "0x" + "5e".repeat(20);
    public static final String BLOB = "hJD2Ja3akZFt1A2LT-D_1oxOCz_OtuGYw4V9eE1m39M";
    private static final long CHAIN = 10740;

    private final CollectingSink sink;

    public MadeChain(CollectingSink sink) {
        this.sink = sink;
    }

    public void batchSettled(String contract, String root, long count, Instant at) {
        log(
                contract,
                "BatchSettlement(bytes32,uint256,bytes)",
                List.of(root),
                "(uint256,bytes)",
                Tuple.from(BigInteger.valueOf(count), BLOB.getBytes(StandardCharsets.US_ASCII)),
                at,
                hash("batch" + root + count + at));
    }

    public void olderBatchSettled(String contract, String root, long count, Instant at) {
        log(
                contract,
                "BatchSettlement(bytes32,uint256)",
                List.of(root),
                "(uint256)",
                Tuple.from((Object) BigInteger.valueOf(count)),
                at,
                hash("older" + root));
    }

    public void olderSettled(String contract, Evidence.SignedResponse response, Instant at) {
        log(
                contract,
                "Settlement(bytes32,bytes32)",
                List.of("0x" + response.requestHash(), "0x" + response.outputHash()),
                "()",
                Tuple.EMPTY,
                at,
                hash("settle" + response.id()));
    }

    public void olderSettledWithMetadata(String contract, Evidence.SignedResponse response, Instant at) {
        log(
                contract,
                "SettlementWithMetadata(bytes32,bytes32,string,bytes,bytes)",
                List.of("0x" + response.requestHash(), "0x" + response.outputHash()),
                "(string,bytes,bytes)",
                Tuple.from("text", new byte[1], new byte[2]),
                at,
                hash("metadata" + response.id()));
    }

    /** A settlement as an event states it; the transaction's hash tells settlements apart. */
    void settled(String contract, SingleSettlement one, String payer, Instant at, String transaction) {
        log(
                contract,
                "IndividualSettlement(bytes32,address,bytes32,bytes32,uint256,bytes,bytes)",
                List.of(one.teeId(), "0x" + "00".repeat(12) + payer.substring(2)),
                "(bytes32,bytes32,uint256,bytes,bytes)",
                Tuple.from(
                        bytes(one.inputHash()),
                        bytes(one.outputHash()),
                        one.timestamp().orElseThrow(),
                        BLOB.getBytes(StandardCharsets.US_ASCII),
                        bytes(one.signature())),
                at,
                transaction);
    }

    /** The settlement of that very response. */
    public void settled(
            String contract, Evidence.SignedResponse response, String payer, Instant at, String transaction) {
        settled(contract, SingleSettlement.of(response), payer, at, transaction);
    }

    /** The same as a call, without a receipt. */
    public void settleCall(String contract, Evidence.SignedResponse response, Instant at, String transaction)
            throws IOException {
        settleCall(contract, SingleSettlement.of(response), at, transaction);
    }

    /** The same as a call, without a receipt. */
    void settleCall(String contract, SingleSettlement one, Instant at, String transaction) throws IOException {
        call(
                contract,
                Function.parse("settleIndividual(bytes32,bytes32,bytes32,uint256,address,bytes,bytes)")
                        .encodeCall(Tuple.from(
                                bytes(one.teeId()),
                                bytes(one.inputHash()),
                                bytes(one.outputHash()),
                                one.timestamp().orElseThrow(),
                                Address.wrap(Address.toChecksumAddress(PAYER)),
                                BLOB.getBytes(StandardCharsets.US_ASCII),
                                bytes(one.signature())))
                        .array(),
                Optional.of(at),
                transaction);
    }

    public void batchCall(String contract, String root, long count, Instant at, String transaction) throws IOException {
        call(
                contract,
                Function.parse("batchSettle(bytes32,uint256,bytes)")
                        .encodeCall(Tuple.from(
                                bytes(root), BigInteger.valueOf(count), BLOB.getBytes(StandardCharsets.US_ASCII)))
                        .array(),
                Optional.of(at),
                transaction);
    }

    public void register(
            String contract, byte[] document, byte[] key, byte[] certificate, Optional<Instant> at, String transaction)
            throws IOException {
        call(
                contract,
                Function.parse("registerTEEWithAttestation(bytes,bytes,bytes,address,string,uint8)")
                        .encodeCall(Tuple.from(
                                document,
                                key,
                                certificate,
                                Address.wrap(Address.toChecksumAddress(PAYER)),
                                "https://tee.example",
                                0))
                        .array(),
                at,
                transaction);
    }

    public void registered(String teeId, int type, Instant at, String transaction) {
        log(
                REGISTRY,
                "TEERegistered(bytes32,address,uint8)",
                List.of(teeId, "0x" + "00".repeat(12) + SENDER.substring(2)),
                "(uint8)",
                Tuple.from((Object) type),
                at,
                transaction);
    }

    public void disabled(String teeId, Instant at) {
        log(REGISTRY, "TEEDisabled(bytes32)", List.of(teeId), "()", Tuple.EMPTY, at, hash("disabled" + at));
    }

    /** A heartbeat that the registry took, dated as its block. */
    public void heartbeat(String teeId, Instant at) {
        log(
                REGISTRY,
                "HeartbeatReceived(bytes32,uint256)",
                List.of(teeId),
                "(uint256)",
                Tuple.from((Object) BigInteger.valueOf(at.getEpochSecond())),
                at,
                hash("heartbeat" + at));
    }

    public void approved(String pcrHash, int type, Instant at) {
        log(
                REGISTRY,
                "PCRApproved(bytes32,uint8,string)",
                List.of(pcrHash, "0x%064x".formatted(type)),
                "(string)",
                Tuple.from((Object) "v1"),
                at,
                hash("approved" + at));
    }

    public void revoked(String pcrHash, int type, Instant at) {
        log(
                REGISTRY,
                "PCRRevoked(bytes32,uint8)",
                List.of(pcrHash, "0x%064x".formatted(type)),
                "()",
                Tuple.EMPTY,
                at,
                hash("revoked" + at));
    }

    public void revokedForAll(String pcrHash, Instant at) {
        log(REGISTRY, "PCRRevoked(bytes32)", List.of(pcrHash), "()", Tuple.EMPTY, at, hash("revoked" + at));
    }

    public void receipt(String transaction, boolean succeeded) {
        Digest id = Digest.sha256((transaction + succeeded).getBytes(StandardCharsets.UTF_8));
        sink.evidence.add(new Evidence.ChainTransaction(
                id,
                id,
                "receipt",
                Optional.of(CHAIN),
                Optional.of(transaction),
                Optional.of(SENDER),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(succeeded)));
    }

    /** All that it was made to tell, as a node prints it. */
    public ObjectNode file() {
        return ChainRecordFile.of(CHAIN, sink);
    }

    private void call(String contract, byte[] calldata, Optional<Instant> at, String transaction) throws IOException {
        Digest input = sink.blob(calldata);
        Digest id = Digest.sha256((transaction + contract + at).getBytes(StandardCharsets.UTF_8));
        sink.evidence(new Evidence.ChainTransaction(
                id,
                id,
                "transaction",
                Optional.of(CHAIN),
                Optional.of(transaction),
                Optional.of(SENDER),
                Optional.of(contract),
                Optional.of(input),
                at.map(MadeChain::block),
                at,
                Optional.empty()));
    }

    private void log(
            String contract,
            String signature,
            List<String> indexed,
            String types,
            Tuple values,
            Instant at,
            String transaction) {
        var topics = new ArrayList<String>();
        topics.add("0x"
                + Keccak256.digest(signature.getBytes(StandardCharsets.US_ASCII))
                        .hex());
        topics.addAll(indexed);
        String data = hex(TupleType.parse(types).encode(values).array());
        Digest id = Digest.sha256((topics + data + at + contract + transaction).getBytes(StandardCharsets.UTF_8));
        sink.evidence.add(new Evidence.EventLog(
                id,
                id,
                "logs",
                Optional.of(CHAIN),
                Optional.of(contract),
                topics,
                data,
                Optional.of(block(at)),
                Optional.of(at),
                Optional.of(transaction),
                Optional.of(0)));
    }

    public static String hash(String of) {
        return "0x" + Digest.sha256(of.getBytes(StandardCharsets.UTF_8)).hex();
    }

    private static long block(Instant at) {
        return at.getEpochSecond() / 2;
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex, 2, hex.length());
    }

    private static String hex(byte[] bytes) {
        return "0x" + HexFormat.of().formatHex(bytes);
    }
}
