package dev.reckoner.crypto;

import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The head of a log (C2SP tlog-checkpoint): what a log of that name held when it had that many entries.
 *
 * @param origin the log's name
 * @param size entries
 * @param root root of the Merkle tree over them
 * @param extensions further lines, none of them empty
 */
public record Checkpoint(String origin, long size, Digest root, List<String> extensions) {
    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,18}");

    public Checkpoint {
        extensions = List.copyOf(extensions);
        if (origin.isEmpty() || origin.contains("\n") || size < 0) {
            throw new IllegalArgumentException("A checkpoint names its log and a size");
        }
    }

    /** A checkpoint without extensions. */
    public Checkpoint(String origin, long size, byte[] root) {
        this(origin, size, Digest.ofSha256(root), List.of());
    }

    /** Reads the text of a note. */
    public static Checkpoint parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() < 3 || !SIZE.matcher(lines.get(1)).matches() || lines.contains("")) {
            throw new IllegalArgumentException("Not a checkpoint: origin, size and root on three lines");
        }
        byte[] root = Base64.getDecoder().decode(lines.get(2));
        if (root.length != MerkleTree.HASH_BYTES) {
            throw new IllegalArgumentException("A checkpoint's root has 32 bytes, not " + root.length);
        }
        return new Checkpoint(
                lines.get(0), Long.parseLong(lines.get(1)), Digest.ofSha256(root), lines.subList(3, lines.size()));
    }

    /** The text that is signed. */
    public String text() {
        StringBuilder text = new StringBuilder(origin).append('\n').append(size).append('\n');
        text.append(Base64.getEncoder().encodeToString(root.bytes())).append('\n');
        extensions.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }
}
