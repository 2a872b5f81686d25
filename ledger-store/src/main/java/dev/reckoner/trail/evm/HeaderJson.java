package dev.reckoner.trail.evm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.crypto.MalformedDocumentException;
import dev.reckoner.crypto.evm.BlockHeader;
import dev.reckoner.crypto.evm.Bytes;
import dev.reckoner.crypto.evm.Items;
import dev.reckoner.crypto.evm.Rlp;
import dev.reckoner.crypto.evm.RlpItem;
import dev.reckoner.trail.TrailFormatException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The header of a block beside a proof: its encoding as {@link RlpJson} reads it, or the answer to {@code eth_getBlockByNumber},
 * whose members are encoded again in the order of the Yellow Paper, section 4.3, and of the forks that added fields.
 *
 * @param encoding the header's bytes, whose Keccak-256 is the block's hash
 * @param stated the hash that the answer gives itself, {@code 0x} and 64 characters; empty where it gives none
 */
record HeaderJson(Bytes encoding, Optional<String> stated) {
    private enum Form {
        BYTES,
        NUMBER
    }

    private record Field(String member, Form form) {
        static Field bytes(String member) {
            return new Field(member, Form.BYTES);
        }

        static Field number(String member) {
            return new Field(member, Form.NUMBER);
        }
    }

    private static final List<Field> FIRST = List.of(
            Field.bytes("parentHash"),
            Field.bytes("sha3Uncles"),
            Field.bytes("miner"),
            Field.bytes("stateRoot"),
            Field.bytes("transactionsRoot"),
            Field.bytes("receiptsRoot"),
            Field.bytes("logsBloom"),
            Field.number("difficulty"),
            Field.number("number"),
            Field.number("gasLimit"),
            Field.number("gasUsed"),
            Field.number("timestamp"),
            Field.bytes("extraData"),
            Field.bytes("mixHash"),
            Field.bytes("nonce"));
    /** EIP-1559, EIP-4895, EIP-4844 twice, EIP-4788, EIP-7685. */
    private static final List<Field> LATER = List.of(
            Field.number("baseFeePerGas"),
            Field.bytes("withdrawalsRoot"),
            Field.number("blobGasUsed"),
            Field.number("excessBlobGas"),
            Field.bytes("parentBeaconBlockRoot"),
            Field.bytes("requestsHash"));

    /** Reads it; {@code TR-EVM-PROOF} or {@code TR-EVM-HEADER} where it is no header. */
    static HeaderJson of(JsonNode value) throws TrailFormatException {
        HeaderJson header = value.isObject()
                ? new HeaderJson(encoded(value), new ChainFields(value).hash("hash"))
                : new HeaderJson(RlpJson.encoding(value, "header"), Optional.empty());
        header.block();
        return header;
    }

    /** The header itself. */
    BlockHeader block() throws TrailFormatException {
        try {
            return BlockHeader.of(encoding);
        } catch (MalformedDocumentException e) {
            throw new TrailFormatException(
                    e.code(), "header", e.sentence(), "Fetch the block of the proof again from a node.");
        }
    }

    private static Bytes encoded(JsonNode block) throws TrailFormatException {
        ChainFields fields = new ChainFields(block);
        List<RlpItem> items = new ArrayList<>();
        for (Field field : FIRST) {
            items.add(item(fields, field)
                    .orElseThrow(() -> RlpJson.fault(
                            "header/" + field.member(), "is missing, so that the header" + " cannot be hashed")));
        }
        int more = 0;
        while (more < LATER.size() && block.hasNonNull(LATER.get(more).member())) {
            items.add(item(fields, LATER.get(more++)).orElseThrow());
        }
        for (Field field : LATER.subList(more, LATER.size())) {
            if (block.hasNonNull(field.member())) {
                throw RlpJson.fault(
                        "header/" + LATER.get(more).member(), "is missing, where " + field.member() + " is there");
            }
        }
        return Rlp.encode(new Items(items));
    }

    private static Optional<RlpItem> item(ChainFields fields, Field field) throws TrailFormatException {
        if (field.form() == Form.BYTES) {
            return fields.data(field.member()).map(Bytes::ofHex);
        }
        Optional<BigInteger> number = fields.quantity(field.member());
        return number.map(Rlp::integer);
    }
}
