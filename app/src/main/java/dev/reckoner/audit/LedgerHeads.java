package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.witness.HeadEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The heads of the case's ledger, who signs them, who has seen them, and what was seen of other logs.
 *
 * @param heads the newest first: the one of now, and those that were given out
 * @param witnesses of the policy, in its order; where none is set, those whose cosignatures were accepted
 * @param policy which witnesses are wanted; empty where none was set
 * @param keys every key that ever signed heads, the first one first
 * @param others heads of other logs that were kept, the newest first
 * @param given cosignatures that this case gave to other logs, the newest first
 */
public record LedgerHeads(
        List<Head> heads,
        List<Seen> witnesses,
        Optional<Wanted> policy,
        List<SigningKey> keys,
        List<OtherHead> others,
        List<GivenCosignature> given) {
    /** None were read. */
    public static final LedgerHeads NONE =
            new LedgerHeads(List.of(), List.of(), Optional.empty(), List.of(), List.of(), List.of());

    public LedgerHeads {
        heads = List.copyOf(heads);
        witnesses = List.copyOf(witnesses);
        keys = List.copyOf(keys);
        others = List.copyOf(others);
        given = List.copyOf(given);
    }

    /**
     * A signed head.
     *
     * @param size entries that it covers
     * @param signed when; that of the newest entry for the head of now, which is signed whenever it is asked for; the
     *     epoch where that entry cannot be read
     * @param cosigned names of the witnesses that cosigned it and count
     * @param of how many could have; 0 where no policy is set
     */
    public record Head(long size, Digest root, Instant signed, List<String> cosigned, int of) {
        public Head {
            cosigned = List.copyOf(cosigned);
        }
    }

    /**
     * A witness.
     *
     * @param name in the policy, else of its key
     * @param cosigned when it last did, as it says; else when its answer was recorded; empty where none was
     * @param size the largest head that it cosigned, 0 where none
     * @param asked whether a request was written for it
     */
    public record Seen(String name, Optional<Instant> cosigned, long size, boolean asked) {}

    /**
     * How many witnesses are wanted.
     *
     * @param enough of the members of the quorum
     * @param members how many those are
     * @param source the file that the policy came in
     * @param set when
     */
    public record Wanted(int enough, int members, String source, Instant set) {}

    /**
     * A key of this case.
     *
     * @param id its short id
     * @param kind Ed25519 or ML-DSA-44
     * @param written the whole key, as others are told it
     * @param since index of the entry that names it first
     * @param until index of the entry with which it ended; empty where it is in force
     */
    public record SigningKey(String id, String kind, String written, long since, OptionalLong until) {}

    /**
     * A head of another log that was kept.
     *
     * @param entry index of the entry that keeps it
     * @param log name of the log
     * @param key short id of the key that is trusted for it
     * @param standing what came of it
     */
    public record OtherHead(
            long entry, String log, String key, long size, Digest root, HeadEntry.Standing standing, Instant time) {}

    /**
     * A cosignature that this case gave.
     *
     * @param entry index of the entry that says so
     * @param log name of the log
     */
    public record GivenCosignature(long entry, String log, long size, Instant time) {}

    /** The largest head that a witness cosigned. */
    public Optional<Head> newestCosigned() {
        return heads.stream().filter(head -> !head.cosigned().isEmpty()).findFirst();
    }

    /** True if the key of that log signed another root for as many entries: which of the two is true nobody can tell from them. */
    public boolean isOfFork(OtherHead head) {
        return forks().stream()
                .anyMatch(fork ->
                        fork.log().equals(head.log()) && fork.key().equals(head.key()) && fork.size() == head.size());
    }

    /** Heads of other logs that contradict what the same key signed before: each proves that the log was forked. */
    public List<OtherHead> forks() {
        return others.stream()
                .filter(head -> head.standing() == HeadEntry.Standing.CONTRADICTING)
                .toList();
    }
}
