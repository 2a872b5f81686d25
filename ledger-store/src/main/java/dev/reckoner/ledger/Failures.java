package dev.reckoner.ledger;

import java.util.ArrayList;
import java.util.List;

/** What a verification has found so far, up to a limit: a ledger of millions of damaged entries must not fill the memory. */
final class Failures {
    static final int MOST = 1_000;

    private final List<LedgerFailure> found = new ArrayList<>();

    void add(LedgerFailure failure) {
        if (found.size() < MOST) {
            found.add(failure);
        } else if (found.size() == MOST) {
            found.add(LedgerFailure.of(
                    failure.part(), "LG-MORE", "more than " + MOST + " failures; the others are not listed."));
        }
    }

    /** True if nothing was found in that part. */
    boolean none(LedgerPart part) {
        return found.stream().noneMatch(failure -> failure.part() == part);
    }

    List<LedgerFailure> found() {
        return found;
    }
}
