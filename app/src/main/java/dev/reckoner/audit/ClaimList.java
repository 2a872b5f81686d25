package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.projection.ClaimPages;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/**
 * The claims that were asked for, in the order that was asked for, read from disk a page at a time: not for the FX thread. A change
 * of the case does not change it; whoever wants to see the change asks anew.
 */
public interface ClaimList {
    /** How many rows make a page. */
    int PAGE = ClaimPages.PAGE;

    /** The rows of the first page, before anything else is known; none where it was cancelled. */
    List<ClaimRow> first(BooleanSupplier cancelled) throws IOException;

    /** Counts the claims and learns where each page begins; stops early where it is cancelled. */
    void complete(BooleanSupplier cancelled) throws IOException;

    /** How many claims; empty until the list is complete. */
    OptionalLong size();

    /**
     * The rows of a page, once the list is complete.
     *
     * @param index from 0
     */
    List<ClaimRow> page(long index) throws IOException;

    /** Where a claim stands in the list, from 0; empty if it is not in it, or the list not complete. */
    OptionalLong index(Digest claim) throws IOException;

    /** True if the claim is one of those that were asked for. */
    boolean holds(Digest claim) throws IOException;
}
