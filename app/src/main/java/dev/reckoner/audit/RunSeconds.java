package dev.reckoner.audit;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.CaseTables;
import dev.reckoner.ledger.projection.RerunTable;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How long running claims again took, as the outcomes say. Up to {@link #MOST} outcomes are read; of more runs every second,
 * fourth and so on. What was read once is kept, since what is recorded stays so.
 */
final class RunSeconds {
    static final int MOST = 4_096;

    private static final double NANOS = 1e9;
    /** Nobody waited longer for a run; whoever says so wrote something else. */
    private static final Duration LONGEST = Duration.ofDays(366);

    private final RerunTable reruns;
    private final CaseEntries entries;
    private final Blobs blobs;
    private final int most;
    private final Map<Long, Duration> known = new HashMap<>();

    /** Where the bytes of outcomes are. */
    @FunctionalInterface
    interface Blobs {
        Optional<byte[]> read(Digest digest) throws IOException;
    }

    /** Of an outcome, which has much else. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Timed(Duration took) {}

    RunSeconds(CaseTables tables, CaseEntries entries, Blobs blobs) {
        this(tables, entries, blobs, MOST);
    }

    RunSeconds(CaseTables tables, CaseEntries entries, Blobs blobs, int most) {
        this.reruns = new RerunTable(tables);
        this.entries = entries;
        this.blobs = blobs;
        this.most = most;
    }

    /** Reads the disk: not for the FX thread. */
    synchronized CaseCoverage.Spent read() throws IOException {
        long runs = reruns.size();
        // A power of two, so that of more runs later only those are read that were read before, and new ones.
        long every = Long.highestOneBit(Math.max(1, Math.ceilDiv(runs, most)) * 2 - 1);
        long timed = 0;
        double seconds = 0;
        for (long entry : reruns.spread(every)) {
            var took = took(entry);
            if (took.isPresent()) {
                timed++;
                seconds += took.get().toSeconds() + took.get().toNanosPart() / NANOS;
            }
        }
        return new CaseCoverage.Spent(runs, timed, timed == 0 ? 0 : seconds * runs / timed);
    }

    private Optional<Duration> took(long entry) throws IOException {
        var before = Optional.ofNullable(known.get(entry));
        var took = before.isPresent() ? before : outcome(entry);
        took.ifPresent(time -> known.put(entry, time));
        return took;
    }

    private Optional<Duration> outcome(long entry) throws IOException {
        var json = blobs.read(entries.at(entry, CaseEntry.Reexecuted.class).outcome());
        try {
            return json.isEmpty()
                    ? Optional.empty()
                    : Optional.ofNullable(
                                    CaseJson.value(json.get(), Timed.class).took())
                            .filter(took -> !took.isNegative() && took.compareTo(LONGEST) <= 0);
        } catch (JsonProcessingException earlier) {
            // Laid out by an earlier version: that it was run is known, how long it took is not.
            return Optional.empty();
        }
    }
}
