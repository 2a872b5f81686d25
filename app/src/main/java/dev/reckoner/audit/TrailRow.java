package dev.reckoner.audit;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.ReadProblem;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One imported trail.
 *
 * @param number from 1, in the order of import
 * @param file the path it was read from
 * @param format what it was recognised as
 * @param size bytes
 * @param digest SHA-256 of the file; of the sorted list of names and digests for a folder; of no bytes where none was read
 * @param importedAt when
 * @param claims how many claims it brought
 * @param read how many of each kind of thing were read, for example {@code Claims → 120}
 * @param tiers its claims by tier, now
 * @param problems what was not read
 * @param entry index of its ledger entry
 */
public record TrailRow(
        int number,
        String file,
        String format,
        long size,
        Digest digest,
        Instant importedAt,
        int claims,
        Map<String, Integer> read,
        Map<Tier, Integer> tiers,
        List<ReadProblem> problems,
        long entry) {
    /** The format of a trail that could not be read at all; its size is 0 and its digest that of no bytes. */
    public static final String NOT_READ = "not read";

    public TrailRow {
        read = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(read));
        tiers = Map.copyOf(tiers);
        problems = List.copyOf(problems);
    }

    /** False if the path could not be read at all: not there, not permitted, or the disk failed. */
    public boolean wasRead() {
        return !format.equals(NOT_READ);
    }
}
