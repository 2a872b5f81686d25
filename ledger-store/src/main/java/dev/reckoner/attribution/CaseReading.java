package dev.reckoner.attribution;

import dev.reckoner.coordination.Sharing;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.projection.ClaimCondition;
import dev.reckoner.ledger.projection.ClaimFacts;
import dev.reckoner.ledger.projection.ClaimMarks;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What a neighbourhood is put together from. Reads the disk. */
public interface CaseReading {
    /** What the case holds about a claim. */
    Optional<ClaimFile> file(Digest claim) throws IOException;

    /** The claims that are asked for, the gravest first, so many at most. */
    List<ClaimFacts> claims(ClaimCondition condition, int most) throws IOException;

    /** How many claims are asked for. */
    long count(ClaimCondition condition) throws IOException;

    /** The claims that took an output of that claim as an input, no earlier than it was made; so many at most. */
    List<ClaimFacts> derivedFrom(ClaimFile file, int most) throws IOException;

    /** The claims of a scope that names one thing, as a condition. */
    ClaimCondition within(Scope scope) throws IOException;

    /** The claims that came from those of a scope; so many at most. */
    Derived derivedFrom(Scope scope, int most) throws IOException;

    /**
     * Claims that came from others.
     *
     * @param some the first of them
     * @param all how many there are
     */
    record Derived(List<ClaimFacts> some, long all) {}

    /** Which operator used what. */
    List<MeansUse> uses() throws IOException;

    /** What of that is shared, and what it is taken for. */
    Sharing sharing() throws IOException;

    /** What isolations in force touch. */
    ClaimMarks marks();

    /** What is isolated. */
    List<Isolation> isolations();

    /** How many nodes the graph of the whole case has. */
    long nodes() throws IOException;
}
