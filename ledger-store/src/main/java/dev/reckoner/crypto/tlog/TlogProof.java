package dev.reckoner.crypto.tlog;

import dev.reckoner.crypto.Checkpoint;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.MerkleTree;
import dev.reckoner.crypto.SignedNote;
import dev.reckoner.crypto.StrictBase64;
import java.util.List;
import java.util.Optional;

/**
 * That an entry stands in a log, for somebody who has the entry, the log's key and nothing else (C2SP tlog-proof, files
 * {@code .tlog-proof}).
 *
 * @param extra base64 of what the application adds; nobody signs it
 * @param index of the entry
 * @param hashes the RFC 6962 audit path, the leaf's sibling first
 * @param checkpoint the log's head
 */
public record TlogProof(Optional<String> extra, long index, List<Digest> hashes, SignedNote checkpoint) {
    /** Longest proof that is read, characters. */
    public static final int LIMIT_CHARACTERS = 1 << 20;

    private static final String HEADER = "c2sp.org/tlog-proof@v1";

    public TlogProof {
        hashes = List.copyOf(hashes);
        Checkpoint.parse(checkpoint.text());
        if (index < 0 || hashes.size() > LineReader.LIMIT_HASHES) {
            throw new IllegalArgumentException("A proof names an entry and has at most 63 hashes");
        }
        if (extra.filter(data -> StrictBase64.decode(data).length == 0).isPresent()) {
            throw new IllegalArgumentException("Where there is no extra data, there is no line for it");
        }
    }

    /** A proof without extra data. */
    public static TlogProof of(long index, List<byte[]> path, SignedNote checkpoint) {
        return new TlogProof(
                Optional.empty(), index, path.stream().map(Digest::ofSha256).toList(), checkpoint);
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if it is none; the message says why
     */
    public static TlogProof parse(String file) {
        if (file.length() > LIMIT_CHARACTERS) {
            throw new IllegalArgumentException("A proof has at most " + LIMIT_CHARACTERS + " characters");
        }
        LineReader lines = new LineReader(file);
        if (!lines.next().equals(HEADER)) {
            throw new IllegalArgumentException("The first line of a proof is " + HEADER);
        }
        Optional<String> extra = lines.nextStartsWith("extra ") ? Optional.of(lines.after("extra")) : Optional.empty();
        return new TlogProof(extra, lines.number("index"), lines.hashes(), SignedNote.parse(lines.rest()));
    }

    /** The head of the log, whoever signed it. */
    public Checkpoint head() {
        return Checkpoint.parse(checkpoint.text());
    }

    /**
     * What the proof shows.
     *
     * @param entry the content of the leaf
     * @param policy whom to believe
     */
    public ProofAnswer check(byte[] entry, WitnessPolicy policy) {
        List<byte[]> path = hashes.stream().map(Digest::bytes).toList();
        Checkpoint head = head();
        boolean included = MerkleTree.includes(
                MerkleTree.leaf(entry), index, head.size(), path, head.root().bytes());
        return new ProofAnswer(included, policy.judge(checkpoint));
    }

    /** The file. */
    @Override
    public String toString() {
        return HEADER + "\n" + extra.map(data -> "extra " + data + "\n").orElse("") + "index " + index + "\n"
                + LineReader.lines(hashes) + checkpoint;
    }
}
