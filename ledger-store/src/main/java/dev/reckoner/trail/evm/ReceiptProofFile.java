package dev.reckoner.trail.evm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.CanonicalJson;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.evm.BlockHeader;
import dev.reckoner.crypto.evm.Bytes;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFormatException;
import java.util.List;
import java.util.Optional;

/**
 * A proof that a block holds a receipt, {@code reckoner-receipt-proof/1} and what proof libraries write alike;
 * docs/evm-proofs.md has the members.
 *
 * @param header of the block
 * @param index the transaction's position in the block, from 0
 * @param nodes encoded nodes of the receipts trie
 * @param transactionNodes encoded nodes of the transactions trie, which tell whose receipt it is; empty where not given
 * @param receipt the encoded receipt as it stands beside the proof, where it does
 * @param transaction hash of the transaction as stated, where it is
 * @param chainId as stated, where it is
 */
public record ReceiptProofFile(
        BlockHeader header,
        Optional<String> statedHash,
        Bytes headerEncoding,
        int index,
        List<Bytes> nodes,
        List<Bytes> transactionNodes,
        Optional<Bytes> receipt,
        Optional<String> transaction,
        Optional<Long> chainId) {
    /** Reads the bytes that an evidence item keeps. */
    public static ReceiptProofFile read(byte[] json) throws TrailFormatException {
        return of(StrictJson.tree(json));
    }

    /** Reads a proof; {@code TR-EVM-PROOF}, {@code TR-EVM-FIELD} or a code of the header where it is none. */
    static ReceiptProofFile of(JsonNode proof) throws TrailFormatException {
        ChainFields fields = new ChainFields(proof);
        HeaderJson header = HeaderJson.of(member(proof, "header", "blockHeader", "block"));
        Integer index = fields.index("transactionIndex", "txIndex")
                .orElseThrow(() -> RlpJson.fault("transactionIndex", "is missing"));
        Optional<Bytes> receipt = proof.hasNonNull("receipt")
                ? Optional.of(RlpJson.encoding(proof.path("receipt"), "receipt"))
                : Optional.empty();
        return new ReceiptProofFile(
                header.block(),
                header.stated(),
                header.encoding(),
                index,
                RlpJson.nodes(member(proof, "receiptProof", "proof"), "receiptProof"),
                proof.hasNonNull("transactionProof")
                        ? RlpJson.nodes(proof.path("transactionProof"), "transactionProof")
                        : List.of(),
                receipt,
                fields.hash("transactionHash", "txHash"),
                fields.number("chainId"));
    }

    private static JsonNode member(JsonNode proof, String... names) throws TrailFormatException {
        for (String name : names) {
            if (proof.hasNonNull(name)) {
                return proof.path(name);
            }
        }
        throw RlpJson.fault(names[0], "is missing");
    }

    /**
     * The proof as evidence.
     *
     * @param blob where the bytes are that {@link #read} reads
     */
    public Evidence.ReceiptProof evidence(Digest blob, String place) {
        return new Evidence.ReceiptProof(
                id(),
                blob,
                place,
                chainId,
                header.hash().toString(),
                header.number(),
                header.timestamp(),
                index,
                transaction);
    }

    private Digest id() {
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        chainId.ifPresent(value -> told.put("chainId", value.toString()));
        statedHash.ifPresent(value -> told.put("statedHash", value));
        told.put("header", headerEncoding.hex());
        told.put("index", index);
        nodes.forEach(node -> told.withArray("nodes").add(node.hex()));
        transactionNodes.forEach(node -> told.withArray("transactionNodes").add(node.hex()));
        receipt.ifPresent(value -> told.put("receipt", value.hex()));
        transaction.ifPresent(value -> told.put("transaction", value));
        return Digest.sha256(CanonicalJson.bytes(told));
    }
}
