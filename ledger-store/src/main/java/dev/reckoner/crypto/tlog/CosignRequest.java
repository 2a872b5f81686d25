package dev.reckoner.crypto.tlog;

import dev.reckoner.crypto.Checkpoint;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.MerkleTree;
import dev.reckoner.crypto.SignedNote;
import java.util.List;

/**
 * What a log asks a witness with: the body of {@code add-checkpoint} (C2SP tlog-witness), here a file that is carried by hand.
 *
 * @param oldSize of the checkpoint that the witness cosigned last; 0 for none
 * @param hashes the RFC 6962 proof that the log of that size is a prefix of the one of the checkpoint; empty for 0
 * @param checkpoint the new head, signed by the log
 */
public record CosignRequest(long oldSize, List<Digest> hashes, SignedNote checkpoint) {
    /** Longest request that is read, characters. */
    public static final int LIMIT_CHARACTERS = SignedNote.LIMIT_CHARACTERS + (4 << 10);

    public CosignRequest {
        hashes = List.copyOf(hashes);
        Checkpoint.parse(checkpoint.text());
        if (oldSize < 0 || hashes.size() > LineReader.LIMIT_HASHES) {
            throw new IllegalArgumentException("A request names a size and has at most 63 hashes");
        }
    }

    /** A request with a proof as {@link MerkleTree} makes it. */
    public static CosignRequest of(long oldSize, List<byte[]> proof, SignedNote checkpoint) {
        return new CosignRequest(oldSize, proof.stream().map(Digest::ofSha256).toList(), checkpoint);
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if it is none; the message says why
     */
    public static CosignRequest parse(String file) {
        if (file.length() > LIMIT_CHARACTERS) {
            throw new IllegalArgumentException("A request has at most " + LIMIT_CHARACTERS + " characters");
        }
        LineReader lines = new LineReader(file);
        return new CosignRequest(lines.number("old"), lines.hashes(), SignedNote.parse(lines.rest()));
    }

    /** The new head, whoever signed it. */
    public Checkpoint head() {
        return Checkpoint.parse(checkpoint.text());
    }

    /** True if the new head's log begins with the log of the old size and that root. */
    public boolean extendsTree(Digest oldRoot) {
        if (oldSize == 0) {
            return hashes.isEmpty();
        }
        List<byte[]> proof = hashes.stream().map(Digest::bytes).toList();
        return MerkleTree.extendsTree(
                oldSize, oldRoot.bytes(), head().size(), head().root().bytes(), proof);
    }

    /** The file. */
    @Override
    public String toString() {
        return "old " + oldSize + "\n" + LineReader.lines(hashes) + checkpoint;
    }
}
