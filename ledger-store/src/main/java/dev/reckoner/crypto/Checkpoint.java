package dev.reckoner.crypto;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The head of a log (C2SP tlog-checkpoint): what a log of that name held when it had that many entries.
 *
 * @param origin the log's name
 * @param size entries, less than 2^63
 * @param root root of the Merkle tree over them
 * @param extensions further lines, none of them empty
 */
public record Checkpoint(String origin, long size, Digest root, List<String> extensions) {
    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,18}");
    private static final Digest NOTHING = Digest.ofSha256(MerkleTree.emptyRoot());

    public Checkpoint {
        extensions = List.copyOf(extensions);
        if (!isLine(origin) || !extensions.stream().allMatch(Checkpoint::isLine) || size < 0) {
            throw new IllegalArgumentException("A checkpoint names its log and a size, in lines that are not empty");
        }
        if (size == 0 && !root.equals(NOTHING)) {
            throw new IllegalArgumentException("A log without entries has another root than this checkpoint says");
        }
    }

    /** A checkpoint without extensions. */
    public Checkpoint(String origin, long size, byte[] root) {
        this(origin, size, Digest.ofSha256(root), List.of());
    }

    private static boolean isLine(String text) {
        return !text.isEmpty() && text.indexOf('\n') < 0 && SignedNote.isNoteText(text);
    }

    /**
     * Reads the text of a note.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Checkpoint parse(String text) {
        List<String> lines = Arrays.asList(text.split("\n", -1));
        if (lines.size() < 4
                || !lines.getLast().isEmpty()
                || !SIZE.matcher(lines.get(1)).matches()) {
            throw new IllegalArgumentException("Not a checkpoint: origin, size and root on three lines");
        }
        byte[] root = StrictBase64.decode(lines.get(2));
        if (root.length != MerkleTree.HASH_BYTES) {
            throw new IllegalArgumentException("A checkpoint's root has 32 bytes, not " + root.length);
        }
        return new Checkpoint(
                lines.get(0), Long.parseLong(lines.get(1)), Digest.ofSha256(root), lines.subList(3, lines.size() - 1));
    }

    /** The text that is signed; {@link #parse} of it gives this, and of no other text. */
    public String text() {
        StringBuilder text = new StringBuilder(origin).append('\n').append(size).append('\n');
        text.append(StrictBase64.encode(root.bytes())).append('\n');
        extensions.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }
}
