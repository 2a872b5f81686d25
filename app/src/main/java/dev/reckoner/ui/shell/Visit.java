package dev.reckoner.ui.shell;

import dev.reckoner.attribution.NodeId;
import dev.reckoner.attribution.Scope;
import dev.reckoner.crypto.Digest;
import java.util.List;

/** Why a place is shown. */
public sealed interface Visit {
    /** The rail, a key or the way back: the place is as it was left. */
    record Plain() implements Visit {}

    /** To look at certain claims. */
    record Claims(ClaimFilter filter) implements Visit {}

    /** To run certain claims again; they stand first in the queue. */
    record Reexecution(List<Digest> claims) implements Visit {
        public Reexecution {
            claims = List.copyOf(claims);
        }
    }

    /** To choose files for import at once. */
    record Import() implements Visit {}

    /**
     * To look at one entry of the ledger.
     *
     * @param index from 0
     */
    record Entry(long index) implements Visit {}

    /** To look at one imported trail. */
    record Trail(int number) implements Visit {}

    /**
     * To see who answers for a claim.
     *
     * @param isolate true to think about isolating its operator at once
     */
    record Answer(Digest claim, boolean isolate) implements Visit {}

    /** To see what is isolated, or could be, with what it touches. */
    record Touched(Scope scope) implements Visit {}
    /**
     * To see in the graph what parties share.
     *
     * @param means what is looked at first, if the graph has it
     */
    record SharedMeans(NodeId means) implements Visit {}
}
