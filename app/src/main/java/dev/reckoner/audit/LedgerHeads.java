package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The heads of the case's ledger, and who has seen them.
 *
 * @param heads the newest first: the one of now, and those that were given out
 * @param witnesses of the policy, in its order; where none is set, those whose cosignatures were accepted
 * @param policy which witnesses are wanted; empty where none was set
 * @param others how many heads of other logs were kept
 */
public record LedgerHeads(List<Head> heads, List<Seen> witnesses, Optional<Wanted> policy, int others) {
    /** None were read. */
    public static final LedgerHeads NONE = new LedgerHeads(List.of(), List.of(), Optional.empty(), 0);

    public LedgerHeads {
        heads = List.copyOf(heads);
        witnesses = List.copyOf(witnesses);
    }

    /**
     * A signed head.
     *
     * @param size entries that it covers
     * @param signed when; that of the newest entry for the head of now, which is signed whenever it is asked for
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
}
