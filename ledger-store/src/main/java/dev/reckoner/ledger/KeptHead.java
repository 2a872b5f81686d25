package dev.reckoner.ledger;

import dev.reckoner.crypto.Checkpoint;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.SignedNote;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;

/** How a signed head that was kept elsewhere stands to a case. A case agrees with itself also when somebody made all of it anew. */
public sealed interface KeptHead {
    /** The head that was compared. */
    Checkpoint head();

    /** The case has exactly its entries. */
    record Same(Checkpoint head) implements KeptHead {}

    /**
     * The case begins with its entries.
     *
     * @param more entries that follow, of which the head says nothing
     */
    record Beginning(Checkpoint head, long more) implements KeptHead {}

    /**
     * It is of another log, so that nothing was compared.
     *
     * @param log name of the case's own
     */
    record OtherLog(Checkpoint head, String log) implements KeptHead {}

    /**
     * It has the log's name, and is not signed with the key that was named or with those of the log.
     *
     * @param entries how many there are: after those the key may have been changed
     */
    record Unsigned(Checkpoint head, long entries) implements KeptHead {}

    /**
     * It covers more entries than there are.
     *
     * @param entries how many there are
     */
    record Larger(Checkpoint head, long entries) implements KeptHead {}

    /**
     * It signs another root for as many entries.
     *
     * @param root what the entries of the case have
     */
    record Forked(Checkpoint head, Digest root) implements KeptHead {}

    /** Gives the RFC 6962 root over the first entries of a log. */
    @FunctionalInterface
    interface Roots {
        byte[] root(long size) throws IOException;
    }

    /**
     * Compares.
     *
     * @param note a checkpoint
     * @param log the case's name in checkpoints
     * @param size how many entries the case has
     * @param signed whether a note that bears the log's name is signed as it has to be
     */
    static KeptHead of(SignedNote note, String log, long size, Predicate<SignedNote> signed, Roots roots)
            throws IOException {
        var head = Checkpoint.parse(note.text());
        if (!head.origin().equals(log)) {
            return new OtherLog(head, log);
        }
        if (!signed.test(note)) {
            return new Unsigned(head, size);
        }
        if (head.size() > size) {
            return new Larger(head, size);
        }
        var root = Digest.ofSha256(roots.root(head.size()));
        if (!root.equals(head.root())) {
            return new Forked(head, root);
        }
        return head.size() == size ? new Same(head) : new Beginning(head, size - head.size());
    }

    /** True if nothing speaks against the case. */
    default boolean fits() {
        return code().isEmpty();
    }

    /** Stable reason code of what does not fit; empty where it does. */
    default Optional<String> code() {
        return switch (this) {
            case Same ignored -> Optional.empty();
            case Beginning ignored -> Optional.empty();
            case OtherLog ignored -> Optional.of("LG-CHECKPOINT-ORIGIN");
            case Unsigned ignored -> Optional.of("LG-CHECKPOINT-UNSIGNED");
            case Larger ignored -> Optional.of("LG-ROLLBACK");
            case Forked ignored -> Optional.of("LG-FORK");
        };
    }

    /** What came of it. */
    default String sentence() {
        return switch (this) {
            case Same same ->
                "The case has exactly the " + counted(same.head.size()) + " of that head: nothing was added since.";
            case Beginning beginning ->
                "The case begins with the " + counted(beginning.head.size()) + " of that head; " + beginning.more
                        + " more follow, of which it says nothing.";
            case OtherLog other ->
                "That head belongs to the log " + other.head.origin() + ", and not to " + other.log
                        + ". Give a head of this case, or name the other case.";
            case Unsigned unsigned ->
                "That head of " + counted(unsigned.head.size()) + " bears the name of this case, "
                        + unsigned.head.origin()
                        + ", and is not signed as it has to be: the head was changed, or the case was made anew under another key"
                        + (unsigned.head.size() > unsigned.entries
                                ? ", or its key was changed after the " + unsigned.entries + " entries that are here"
                                : "")
                        + ". Find the key that the owner of the case gave out, and name it with --key.";
            case Larger larger ->
                "That head covers " + counted(larger.head.size()) + ", and the case has only " + larger.entries
                        + ": it was cut, or replaced by an older copy.";
            case Forked forked ->
                "That head signs the root " + forked.head.root().hex() + " for " + counted(forked.head.size())
                        + ", and as many of the case have the root " + forked.root.hex()
                        + ": the case was changed or made anew since, or two histories were signed with one key.";
        };
    }

    private static String counted(long entries) {
        return entries + (entries == 1 ? " entry" : " entries");
    }
}
