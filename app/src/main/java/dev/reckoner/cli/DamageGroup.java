package dev.reckoner.cli;

import dev.reckoner.ledger.LedgerFailure;
import dev.reckoner.ledger.LedgerPart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Failures of one kind of damage.
 *
 * @param causes what does not agree for itself
 * @param consequences what does not agree because of that
 */
record DamageGroup(Damage damage, List<Alike> causes, List<Alike> consequences) {
    DamageGroup {
        causes = List.copyOf(causes);
        consequences = List.copyOf(consequences);
    }

    /**
     * Failures of one code.
     *
     * @param first that is told
     * @param count how many there are
     * @param last entry that one of them is about
     */
    record Alike(LedgerFailure first, int count, OptionalLong last) {
        static Alike of(List<LedgerFailure> alike) {
            return new Alike(
                    alike.getFirst(),
                    alike.size(),
                    alike.stream()
                            .map(LedgerFailure::entry)
                            .flatMapToLong(OptionalLong::stream)
                            .max());
        }

        /** Of those that are not told. */
        String more() {
            var upTo = last.isPresent() && last.getAsLong() > first.entry().orElse(0)
                    ? ", up to entry " + last.getAsLong()
                    : "";
            return "and " + (count - 1) + " more of " + first.code() + upTo;
        }
    }

    /** Groups what a verification found, the gravest damage first. */
    static List<DamageGroup> of(List<LedgerFailure> found) {
        var consequences = Consequences.in(found);
        var byDamage = new EnumMap<Damage, List<LedgerFailure>>(Damage.class);
        for (var failure : found) {
            byDamage.computeIfAbsent(consequences.damage(failure), none -> new ArrayList<>())
                    .add(failure);
        }
        return byDamage.entrySet().stream()
                .map(group -> new DamageGroup(
                        group.getKey(),
                        folded(group.getValue().stream()
                                .filter(failure -> !consequences.holds(failure))
                                .toList()),
                        folded(group.getValue().stream()
                                .filter(consequences::holds)
                                .toList())))
                .toList();
    }

    private static List<Alike> folded(List<LedgerFailure> failures) {
        Map<String, List<LedgerFailure>> alike = new LinkedHashMap<>();
        failures.stream()
                .sorted(Comparator.comparingInt(DamageGroup::distance)
                        .thenComparingLong(failure -> failure.entry().orElse(Long.MAX_VALUE)))
                .forEach(failure -> alike.computeIfAbsent(failure.code(), none -> new ArrayList<>())
                        .add(failure));
        return alike.values().stream().map(Alike::of).toList();
    }

    /** How far from its cause a failure is: an entry that differs changes the nodes above it, and those the heads. */
    private static int distance(LedgerFailure failure) {
        return failure.code().equals("LG-MORE")
                ? LedgerPart.values().length
                : failure.part().ordinal();
    }
}
