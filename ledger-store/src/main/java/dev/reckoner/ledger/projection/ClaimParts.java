package dev.reckoner.ledger.projection;

import dev.reckoner.ledger.projection.ClaimPart.AnyOf;
import dev.reckoner.ledger.projection.ClaimPart.AnyOf.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The parts of a condition that have an index. */
final class ClaimParts {
    private ClaimParts() {}

    static List<ClaimPart> of(ClaimCondition condition, ClaimTest.Concerned concerned) {
        var parts = new ArrayList<ClaimPart>();
        if (!condition.codes().isEmpty()) {
            parts.add(new AnyOf(Stream.concat(
                            concerned.reasons().stream().map(set -> new Value("reasons", set)),
                            concerned.rests().stream().map(set -> new Value("rests", set)))
                    .toList()));
        }
        if (!condition.verdicts().isEmpty()) {
            parts.add(new AnyOf(condition.verdicts().stream()
                    .map(verdict -> new Value(
                            "verdict_key",
                            ClaimKeys.verdict(
                                    verdict.equals(ClaimCondition.NOT_RUN) ? Optional.empty() : Optional.of(verdict))))
                    .toList()));
        }
        condition.named().forEach((name, value) -> {
            if (name != ClaimCondition.Name.PROVIDER) {
                parts.add(new AnyOf(List.of(new Value(name.column(), value))));
            }
        });
        if (!condition.tiers().isEmpty()) {
            parts.add(new AnyOf(condition.tiers().stream()
                    .map(tier -> new Value("tier_key", ClaimKeys.tier(tier)))
                    .toList()));
        }
        condition.made().ifPresent(span -> parts.add(new ClaimPart.Made(span)));
        return List.copyOf(parts);
    }

    /** True if the parts are the whole condition, so that the rows need not be read. */
    static boolean sayAll(ClaimCondition condition) {
        return condition.needles().isEmpty()
                && condition.trail().isEmpty()
                && condition.ids().isEmpty()
                && !condition.named().containsKey(ClaimCondition.Name.PROVIDER)
                && condition
                        .made()
                        .map(span -> span.from().getNano() == 0
                                && span.until().equals(span.until().truncatedTo(java.time.temporal.ChronoUnit.SECONDS)))
                        .orElse(true);
    }
}
