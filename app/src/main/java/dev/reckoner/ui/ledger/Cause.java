package dev.reckoner.ui.ledger;

import dev.reckoner.ledger.LedgerFailure;
import dev.reckoner.ledger.LedgerPart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a ledger does not agree, as one thing to say and to do something about: what is first, and what is only a consequence of it.
 *
 * @param kind what was changed
 * @param first the failure to look at first
 * @param beside others of the same part
 * @param following what does not agree because of them
 */
record Cause(Kind kind, LedgerFailure first, List<LedgerFailure> beside, List<LedgerFailure> following) {
    /** What was changed, the gravest first. */
    enum Kind {
        ENTRIES,
        HEAD,
        OTHER,
        FILES,
        TABLES;

        /** The key of what is said about it. */
        String key(String what) {
            return "ledger.cause." + name().toLowerCase(Locale.ROOT) + "." + what;
        }
    }

    Cause {
        beside = List.copyOf(beside);
        following = List.copyOf(following);
    }

    /** The causes of failures, the gravest first. Where entries were changed, heads and nodes that differ are consequences. */
    static List<Cause> of(List<LedgerFailure> found) {
        var causes = new ArrayList<Cause>();
        boolean entries = found.stream().anyMatch(failure -> kind(failure.part()) == Kind.ENTRIES);
        for (Kind kind : Kind.values()) {
            of(kind, found.stream().filter(one -> kind(one, entries) == kind).toList())
                    .ifPresent(causes::add);
        }
        return List.copyOf(causes);
    }

    private static Kind kind(LedgerFailure failure, boolean entries) {
        Kind own = kind(failure.part());
        boolean follows = entries && (own == Kind.HEAD || failure.part() == LedgerPart.NODES);
        return follows ? Kind.ENTRIES : own;
    }

    private static Kind kind(LedgerPart part) {
        return switch (part) {
            case LEAVES, HEADS -> Kind.ENTRIES;
            case OUTSIDE_HEAD -> Kind.HEAD;
            case BLOBS -> Kind.FILES;
            case PROJECTIONS, NODES -> Kind.TABLES;
            default -> Kind.OTHER;
        };
    }

    private static Optional<Cause> of(Kind kind, List<LedgerFailure> failures) {
        if (failures.isEmpty()) {
            return Optional.empty();
        }
        var ordered = new ArrayList<>(failures);
        ordered.sort(Comparator.<LedgerFailure>comparingInt(failure -> rank(failure.part()))
                .thenComparingLong(failure -> failure.entry().orElse(Long.MAX_VALUE)));
        LedgerFailure first = ordered.removeFirst();
        return Optional.of(new Cause(
                kind,
                first,
                ordered.stream().filter(one -> one.part() == first.part()).toList(),
                ordered.stream().filter(one -> one.part() != first.part()).toList()));
    }

    /** An entry that was changed is why heads and nodes differ, not the other way round. */
    private static int rank(LedgerPart part) {
        return switch (part) {
            case LEAVES -> 0;
            case HEADS -> 1;
            case OUTSIDE_HEAD -> 2;
            default -> 3;
        };
    }
}
