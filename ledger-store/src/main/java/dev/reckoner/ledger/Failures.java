package dev.reckoner.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a verification has found so far, up to a limit for each part: a ledger of millions of damaged entries must not fill the memory, and
 * what is wrong with one part must not hide what is wrong with another.
 */
final class Failures {
    static final int MOST = 1_000;

    /** A database with other tables may say anything; an entry that was changed has another node and another root. */
    private static final List<LedgerPart> ORDER = List.of(
            LedgerPart.SCHEMA,
            LedgerPart.LEAVES,
            LedgerPart.HEADS,
            LedgerPart.OUTSIDE_HEAD,
            LedgerPart.NODES,
            LedgerPart.BLOBS,
            LedgerPart.PROJECTIONS);

    private final List<LedgerFailure> found = new ArrayList<>();
    private final Map<LedgerPart, Integer> counts = new EnumMap<>(LedgerPart.class);

    void add(LedgerFailure failure) {
        int count = counts.merge(failure.part(), 1, Integer::sum);
        if (count <= MOST) {
            found.add(failure);
        } else if (count == MOST + 1) {
            found.add(LedgerFailure.of(
                    failure.part(), "LG-MORE", "more than " + MOST + " failures; the others are not listed."));
        }
    }

    /** True if nothing was found in that part. */
    boolean none(LedgerPart part) {
        return !counts.containsKey(part);
    }

    /** What was found, causes before what follows from them. */
    List<LedgerFailure> found() {
        return found.stream()
                .sorted(Comparator.comparingInt(failure -> ORDER.indexOf(failure.part())))
                .toList();
    }
}
