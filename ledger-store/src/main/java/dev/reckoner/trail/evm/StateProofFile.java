package dev.reckoner.trail.evm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.CanonicalJson;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.evm.BlockHeader;
import dev.reckoner.crypto.evm.Bytes;
import dev.reckoner.crypto.evm.Rlp;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.Limits;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFormatException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The answer to {@code eth_getProof} (EIP-1186), with the header of its block where that stands beside it.
 *
 * @param header of the block after which the state is proven
 * @param account 20 bytes
 * @param nodes encoded nodes of the state trie
 * @param nonce as stated, likewise balance, storage root and code hash
 */
public record StateProofFile(
        Optional<BlockHeader> header,
        Optional<String> statedHash,
        Optional<Long> chainId,
        Bytes account,
        List<Bytes> nodes,
        Optional<BigInteger> nonce,
        Optional<BigInteger> balance,
        Optional<Bytes> storageRoot,
        Optional<Bytes> codeHash,
        List<Slot> slots) {
    private static final int WORD = 32;

    /**
     * A slot of the account's storage.
     *
     * @param key 32 bytes
     * @param value as stated
     * @param nodes encoded nodes of the storage trie
     */
    public record Slot(Bytes key, BigInteger value, List<Bytes> nodes) {}

    /** Reads the bytes that an evidence item keeps. */
    public static StateProofFile read(byte[] json) throws TrailFormatException {
        return of(StrictJson.tree(json));
    }

    /** Reads a proof; {@code TR-EVM-PROOF}, {@code TR-EVM-FIELD} or a code of the header where it is none. */
    static StateProofFile of(JsonNode proof) throws TrailFormatException {
        ChainFields fields = new ChainFields(proof);
        Optional<HeaderJson> header =
                proof.hasNonNull("header") ? Optional.of(HeaderJson.of(proof.path("header"))) : Optional.empty();
        Optional<BlockHeader> block =
                header.isEmpty() ? Optional.empty() : Optional.of(header.get().block());
        return new StateProofFile(
                block,
                header.flatMap(HeaderJson::stated),
                fields.number("chainId"),
                fields.address("address").map(Bytes::ofHex).orElseThrow(() -> RlpJson.fault("address", "is missing")),
                RlpJson.nodes(proof.path("accountProof"), "accountProof"),
                fields.quantity("nonce"),
                fields.quantity("balance"),
                fields.hash("storageHash").map(Bytes::ofHex),
                fields.hash("codeHash").map(Bytes::ofHex),
                slots(proof.path("storageProof")));
    }

    private static List<Slot> slots(JsonNode list) throws TrailFormatException {
        if (list.size() > Limits.PROOF_SLOTS) {
            throw RlpJson.fault("storageProof", "has more than " + Limits.PROOF_SLOTS + " slots");
        }
        List<Slot> slots = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String place = "storageProof/" + i;
            ChainFields fields = new ChainFields(list.get(i));
            Bytes key =
                    Rlp.integer(fields.quantity("key").orElseThrow(() -> RlpJson.fault(place + "/key", "is missing")));
            slots.add(new Slot(
                    Bytes.of(new byte[WORD - key.size()]).then(key),
                    fields.quantity("value").orElseThrow(() -> RlpJson.fault(place + "/value", "is missing")),
                    RlpJson.nodes(list.get(i).path("proof"), place + "/proof")));
        }
        return List.copyOf(slots);
    }

    /**
     * The proof as evidence.
     *
     * @param blob where the bytes are that {@link #read} reads
     */
    public Evidence.StateProofDocument evidence(Digest blob, String place) {
        return new Evidence.StateProofDocument(
                id(),
                blob,
                place,
                chainId,
                header.map(block -> block.hash().toString()),
                header.map(BlockHeader::number),
                header.map(BlockHeader::timestamp),
                account.toString(),
                slots.size());
    }

    private Digest id() {
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        header.ifPresent(block -> told.put("header", block.hash().hex()));
        statedHash.ifPresent(value -> told.put("statedHash", value));
        chainId.ifPresent(value -> told.put("chainId", value.toString()));
        told.put("account", account.hex());
        nodes.forEach(node -> told.withArray("nodes").add(node.hex()));
        nonce.ifPresent(value -> told.put("nonce", value.toString()));
        balance.ifPresent(value -> told.put("balance", value.toString()));
        storageRoot.ifPresent(value -> told.put("storageRoot", value.hex()));
        codeHash.ifPresent(value -> told.put("codeHash", value.hex()));
        for (Slot slot : slots) {
            ObjectNode one = told.withArray("slots").addObject();
            one.put("key", slot.key().hex()).put("value", slot.value().toString());
            slot.nodes().forEach(node -> one.withArray("nodes").add(node.hex()));
        }
        return Digest.sha256(CanonicalJson.bytes(told));
    }
}
