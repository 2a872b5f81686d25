package dev.reckoner.ledger;

import dev.reckoner.crypto.Checkpoint;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.SignedNote;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

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

    /** It bears a signature by a key of the log that does not hold: this copy of the head was changed, and says nothing. */
    record Altered(Checkpoint head) implements KeptHead {}

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
     * @param signed how a note that bears the log's name stands to the keys that have to sign it
     */
    static KeptHead of(
            SignedNote note, String log, long size, Function<SignedNote, SignedNote.Standing> signed, Roots roots)
            throws IOException {
        var head = Checkpoint.parse(note.text());
        if (!head.origin().equals(log)) {
            return new OtherLog(head, log);
        }
        switch (signed.apply(note)) {
            case NOT_SIGNED -> {
                return new Unsigned(head, size);
            }
            case BADLY_SIGNED -> {
                return new Altered(head);
            }
            case SIGNED -> {}
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

    /** True if the case could be compared with it, or with its key. */
    default boolean decides() {
        return !(this instanceof Altered);
    }

    /** Stable reason code of what does not fit; empty where it does. */
    default Optional<String> code() {
        return switch (this) {
            case Same ignored -> Optional.empty();
            case Beginning ignored -> Optional.empty();
            case OtherLog ignored -> Optional.of("LG-CHECKPOINT-ORIGIN");
            case Unsigned ignored -> Optional.of("LG-CHECKPOINT-UNSIGNED");
            case Altered ignored -> Optional.of("LG-CHECKPOINT-UNSIGNED");
            case Larger ignored -> Optional.of("LG-ROLLBACK");
            case Forked ignored -> Optional.of("LG-FORK");
        };
    }

    /** What came of it. */
    default String sentence() {
        return switch (this) {
            case Same same -> "The case has exactly the " + counted(same.head.size()) + " of that head.";
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
            case Altered altered ->
                "That copy of a head of " + counted(altered.head.size())
                        + " was changed: the signature by the case's key does not hold over it. It says nothing about the case. Get"
                        + " another copy of the head.";
            case Larger larger ->
                "That head covers " + counted(larger.head.size()) + ", and the case has only " + larger.entries
                        + ": entries were cut off, it was replaced by an older copy, or it is another copy that went on by itself.";
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
