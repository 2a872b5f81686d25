package dev.reckoner.crypto.tlog;

import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.MerkleTree;
import dev.reckoner.crypto.StrictBase64;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The lines of a C2SP file, each of which ends with a newline. */
final class LineReader {
    /** No proof in a tree of less than 2^63 leaves is longer, and tlog-witness allows no more. */
    static final int LIMIT_HASHES = 63;

    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,18}");

    private final String text;
    private int at;

    LineReader(String text) {
        this.text = text;
    }

    /** The next line, without its newline. */
    String next() {
        int end = text.indexOf('\n', at);
        if (end < 0) {
            throw new IllegalArgumentException("The file ends within a line, or too early");
        }
        String line = text.substring(at, end);
        at = end + 1;
        return line;
    }

    /** The next line, which is not read by this. */
    boolean nextStartsWith(String start) {
        return text.startsWith(start, at);
    }

    /** What follows the word and a space on the next line. */
    String after(String word) {
        String line = next();
        if (!line.startsWith(word + " ")) {
            throw new IllegalArgumentException("Here stands \"" + line + "\" instead of \"" + word + " …\"");
        }
        return line.substring(word.length() + 1);
    }

    /** The decimal number, less than 2^63, that follows the word. */
    long number(String word) {
        String number = after(word);
        if (!NUMBER.matcher(number).matches()) {
            throw new IllegalArgumentException("Not a number of that " + word + ": " + number);
        }
        return Long.parseLong(number);
    }

    /** Hashes in base64, one a line, up to and with an empty line. */
    List<Digest> hashes() {
        List<Digest> hashes = new ArrayList<>();
        for (String line = next(); !line.isEmpty(); line = next()) {
            if (hashes.size() == LIMIT_HASHES) {
                throw new IllegalArgumentException("A proof has at most " + LIMIT_HASHES + " hashes");
            }
            byte[] hash = StrictBase64.decode(line);
            if (hash.length != MerkleTree.HASH_BYTES) {
                throw new IllegalArgumentException("A proof's hash has 32 bytes, not " + hash.length);
            }
            hashes.add(Digest.ofSha256(hash));
        }
        return hashes;
    }

    /** Everything that was not read yet. */
    String rest() {
        return text.substring(at);
    }

    /** The lines that {@link #hashes} reads. */
    static String lines(List<Digest> hashes) {
        StringBuilder lines = new StringBuilder();
        hashes.forEach(hash -> lines.append(StrictBase64.encode(hash.bytes())).append('\n'));
        return lines.append('\n').toString();
    }
}
