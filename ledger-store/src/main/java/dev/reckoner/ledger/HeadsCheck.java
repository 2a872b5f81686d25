package dev.reckoner.ledger;

import dev.reckoner.crypto.Checkpoint;
import dev.reckoner.crypto.Digest;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Compares every signed head that the database keeps with the root over as many entries, as they are recomputed. It keeps the
 * newest, and those with which other keys came into force; no more and no less.
 */
final class HeadsCheck {
    private final EntryRows rows;
    private final HeadCheck check;
    private final KeyHistory keys;
    private final Failures failures;
    private final Deque<StoredHead> chunk = new ArrayDeque<>();
    private long after = Long.MIN_VALUE;
    private long heads;
    private long sound;
    private Optional<Checkpoint> newestSigned = Optional.empty();
    /** The first head that is there and vouches for no keys: the newest, if all is in order. */
    private OptionalLong other = OptionalLong.empty();

    HeadsCheck(EntryRows rows, HeadCheck check, KeyHistory keys, Failures failures) throws IOException {
        this.rows = rows;
        this.check = check;
        this.keys = keys;
        this.failures = failures;
        read();
    }

    private void read() throws IOException {
        chunk.addAll(rows.headsAfter(after));
        if (!chunk.isEmpty()) {
            after = chunk.getLast().size();
        }
    }

    /** True if a head covers so many entries, which is then to be {@linkplain #at told} the root. */
    boolean awaits(long size) {
        return !chunk.isEmpty() && chunk.getFirst().size() <= size;
    }

    /** The root over the first {@code size} entries, of which the keys are known that they name. */
    void at(long size, byte[] root) throws IOException {
        while (awaits(size)) {
            check(chunk.removeFirst(), size, root);
            if (chunk.isEmpty()) {
                read();
            }
        }
    }

    private void check(StoredHead head, long size, byte[] root) {
        heads++;
        if (!keys.changesAt(head.size()) && other.isEmpty()) {
            other = OptionalLong.of(head.size());
        }
        var noted = check.signed(head.note());
        var signed = noted.filter(checkpoint -> checkpoint.size() == head.size());
        newestSigned = signed.or(() -> newestSigned);
        if (noted.isPresent() && signed.isEmpty()) {
            fail(
                    "LG-HEAD-SIZE",
                    "a row of the table tree_head says " + head.size() + " entries, and the head in it covers "
                            + noted.get().size() + ".");
        } else if (signed.isEmpty()) {
            fail(
                    "LG-HEAD-FORGED",
                    "the head of " + head.size() + " entries in the database is not signed by the case's key.");
        } else if (head.size() != size || !signed.get().root().equals(Digest.ofSha256(root))) {
            fail(
                    "LG-HEAD-ROOT",
                    "the first " + head.size() + " entries do not have the root that the head over them signs.");
        } else if (check.hasOtherLines(head.note())) {
            fail(
                    "LG-HEAD-LINES",
                    "the head of " + head.size()
                            + " entries in the database carries signatures that this ledger did not put there.");
        } else {
            sound = size;
        }
    }

    private void fail(String code, String sentence) {
        failures.add(LedgerFailure.of(LedgerPart.HEADS, code, sentence));
    }

    private void tellUnreached(StoredHead head, long size) {
        if (head.size() > size) {
            fail("LG-HEAD-SIZE", "a head in the database covers " + head.size() + " entries, there are " + size + ".");
        } else {
            fail(
                    "LG-HEAD-ROOT",
                    "of the first " + head.size()
                            + " entries some are not there, so that they do not have the root that the"
                            + " head over them signs.");
        }
    }

    /**
     * Heads that do not belong to the entries.
     *
     * @param size one beyond the newest entry, whether all before it are there or not
     */
    void end(long size) throws IOException {
        for (; !chunk.isEmpty(); read()) {
            for (var head : chunk) {
                heads++;
                tellUnreached(head, size);
            }
            chunk.clear();
        }
        if (other.orElse(size) < size) {
            fail(
                    "LG-HEAD-MORE",
                    "the database keeps a head of " + other.getAsLong()
                            + " entries, which is neither the newest nor one that vouches for a key.");
        }
        if (rows.count("tree_head") != heads) {
            fail("LG-ROWS", "the table tree_head has rows that reading it in order does not show.");
        }
    }

    /** How many heads there are. */
    long heads() {
        return heads;
    }

    /** Entries under the largest head that holds; 0 where none does. */
    long sound() {
        return sound;
    }

    /** The largest head that is signed and covers no more entries than there are, whether they have its root or not. */
    Optional<Checkpoint> newestSigned() {
        return newestSigned;
    }
}
