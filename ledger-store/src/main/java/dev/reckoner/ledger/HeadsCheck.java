package dev.reckoner.ledger;

import dev.reckoner.crypto.Digest;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Compares every signed head that the database keeps with the root over as many entries, as they are recomputed. */
final class HeadsCheck {
    private final EntryTable.View rows;
    private final HeadCheck check;
    private final Failures failures;
    private final Deque<StoredHead> chunk = new ArrayDeque<>();
    private long after = Long.MIN_VALUE;
    private long heads;
    private long sound;

    HeadsCheck(EntryTable.View rows, HeadCheck check, Failures failures) throws IOException {
        this.rows = rows;
        this.check = check;
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

    /** The root over the first {@code size} entries. */
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
        var signed = check.signed(head.note()).filter(checkpoint -> checkpoint.size() == head.size());
        if (signed.isEmpty()) {
            fail(
                    "LG-HEAD-FORGED",
                    "the head of " + head.size() + " entries in the database is not signed by the case's key.");
        } else if (head.size() != size || !signed.get().root().equals(Digest.ofSha256(root))) {
            fail(
                    "LG-HEAD-ROOT",
                    "the first " + head.size() + " entries do not have the root that the head over them signs.");
        } else {
            sound = size;
        }
    }

    private void fail(String code, String sentence) {
        failures.add(LedgerFailure.of(LedgerPart.HEADS, code, sentence));
    }

    /** Heads that cover more entries than there are. */
    void end(long size) throws IOException {
        for (; !chunk.isEmpty(); read()) {
            for (var head : chunk) {
                heads++;
                fail(
                        "LG-HEAD-SIZE",
                        "a head in the database covers " + head.size() + " entries, there are " + size + ".");
            }
            chunk.clear();
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
}
