package dev.reckoner.crypto.evm;

import dev.reckoner.crypto.MalformedDocumentException;
import java.time.Instant;

/**
 * The header of a block (Yellow Paper, section 4.3; EIP-1559, EIP-4895, EIP-4844, EIP-4788 and EIP-7685 for what later forks
 * added). Every fork appended fields, so fields beyond the known ones are hashed and otherwise left alone.
 *
 * @param hash Keccak-256 of the encoding, which is the block's hash
 * @param parent the hash of the block before
 * @param stateRoot root of the accounts after the block
 * @param transactionsRoot root of its transactions
 * @param receiptsRoot root of their receipts
 * @param number how many blocks lie before it
 * @param timestamp as the block states it, to the second
 */
public record BlockHeader(
        Bytes hash,
        Bytes parent,
        Bytes stateRoot,
        Bytes transactionsRoot,
        Bytes receiptsRoot,
        long number,
        Instant timestamp) {
    private static final int FEWEST = 15;
    private static final int MOST = 64;

    /**
     * Reads an encoded header.
     *
     * @throws MalformedDocumentException {@code TR-EVM-HEADER}, or a code of {@link Rlp#decode}
     */
    public static BlockHeader of(Bytes encoding) throws MalformedDocumentException {
        Fields fields = Fields.decoded("TR-EVM-HEADER", "The block header", encoding, FEWEST, MOST);
        fields.bytes(1, "the hash of the ommers", TrieNode.HASH);
        fields.bytes(2, "the beneficiary", Fields.ADDRESS);
        fields.bytes(6, "the bloom filter", Receipt.BLOOM);
        fields.number(7, "the difficulty");
        fields.number(9, "the gas limit");
        fields.number(10, "the gas used");
        fields.bytes(12, "the extra data");
        fields.bytes(13, "the mix hash", TrieNode.HASH);
        fields.bytes(14, "the nonce", Long.BYTES);
        return new BlockHeader(
                encoding.keccak(),
                fields.bytes(0, "the parent's hash", TrieNode.HASH),
                fields.bytes(3, "the state root", TrieNode.HASH),
                fields.bytes(4, "the transactions root", TrieNode.HASH),
                fields.bytes(5, "the receipts root", TrieNode.HASH),
                fields.small(8, "the number"),
                time(fields));
    }

    private static Instant time(Fields fields) throws MalformedDocumentException {
        long seconds = fields.small(11, "the timestamp");
        if (seconds > Instant.MAX.getEpochSecond()) {
            throw fields.refusal("the timestamp", "is larger than any that can be meant");
        }
        return Instant.ofEpochSecond(seconds);
    }
}
