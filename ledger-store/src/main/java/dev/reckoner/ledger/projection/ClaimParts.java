package dev.reckoner.ledger.projection;

import dev.reckoner.ledger.projection.ClaimCondition.Name;
import dev.reckoner.ledger.projection.ClaimPart.AnyOf;
import dev.reckoner.ledger.projection.ClaimPart.AnyOf.Value;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The parts of a condition that have an index. */
final class ClaimParts {
    private ClaimParts() {}

    static List<ClaimPart> of(ResolvedCondition resolved) {
        var condition = resolved.condition();
        var concerned = resolved.concerned();
        var parts = new ArrayList<ClaimPart>();
        if (!condition.marks().isEmpty() && !condition.marks().contains(ClaimMark.NONE)) {
            parts.add(new ClaimPart.Numbered(resolved.marks().with(condition.marks())));
        }
        if (condition.payer().isPresent()) {
            parts.add(new ClaimPart.Numbered(resolved.paid()));
        }
        if (!condition.rests().isEmpty()) {
            parts.add(new AnyOf(resolved.rests().stream()
                    .map(set -> new Value("rests", (long) set))
                    .toList()));
        }
        if (!condition.codes().isEmpty()) {
            parts.add(new AnyOf(Stream.concat(
                            concerned.reasons().stream().map(set -> new Value("reasons", (long) set)),
                            concerned.rests().stream().map(set -> new Value("rests", (long) set)))
                    .toList()));
        }
        if (!condition.verdicts().isEmpty()) {
            parts.add(new AnyOf(verdicts(condition)
                    .map(key -> new Value("verdict_key", key))
                    .toList()));
        }
        condition.named().forEach((name, value) -> {
            if (name != Name.PROVIDER) {
                parts.add(new AnyOf(List.of(new Value(name.column() + "_key", ClaimKeys.name(value)))));
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

    /** The keys of an order to which a condition keeps, as far as it is about what the order sorts by. */
    static List<KeyRange> keys(ClaimCondition condition, ClaimOrder order) {
        Stream<KeyRange> keys = switch (order.column()) {
            case TIER -> condition.tiers().stream().map(ClaimKeys::tier).map(KeyRange::of);
            case VERDICT -> verdicts(condition).map(KeyRange::of);
            case APPLICATION -> named(condition, Name.APPLICATION);
            case OPERATOR -> named(condition, Name.OPERATOR);
            case MODEL -> named(condition, Name.MODEL);
            case TIME ->
                condition.made().stream()
                        .map(span -> KeyRange.between(
                                span.from().getEpochSecond(), span.until().getEpochSecond()));
            case CLAIM, EVIDENCE -> Stream.empty();
        };
        var ranges = keys.toList();
        return ranges.isEmpty() ? KeyRange.ALL : ranges;
    }

    /** True if those keys are all that a condition is about. */
    static boolean isOnlyKeys(ClaimCondition condition, ClaimOrder order) {
        var rest = switch (order.column()) {
            case TIER -> condition.withTiers(Set.of());
            case VERDICT -> condition.withVerdicts(Set.of());
            case APPLICATION -> without(condition, Name.APPLICATION);
            case OPERATOR -> without(condition, Name.OPERATOR);
            case MODEL -> without(condition, Name.MODEL);
            // The second in which the window ends belongs to it in part or not at all.
            case TIME, CLAIM, EVIDENCE -> condition;
        };
        return rest.everything();
    }

    private static ClaimCondition without(ClaimCondition condition, Name name) {
        boolean whole = Optional.ofNullable(condition.named().get(name))
                .map(ClaimKeys::isWhole)
                .orElse(false);
        if (!whole) {
            return condition;
        }
        var rest = new EnumMap<>(condition.named());
        rest.remove(name);
        return condition.withNamed(rest);
    }

    private static Stream<KeyRange> named(ClaimCondition condition, Name name) {
        return Optional.ofNullable(condition.named().get(name)).stream()
                .map(ClaimKeys::name)
                .map(KeyRange::of);
    }

    private static Stream<Long> verdicts(ClaimCondition condition) {
        return condition.verdicts().stream()
                .map(verdict -> ClaimKeys.verdict(
                        verdict.equals(ClaimCondition.NOT_RUN) ? Optional.empty() : Optional.of(verdict)));
    }

    /** True if the parts are the whole condition, so that the rows need not be read. */
    static boolean sayAll(ClaimCondition condition) {
        return condition.needles().isEmpty()
                && condition.trail().isEmpty()
                && condition.ids().isEmpty()
                && !condition.marks().contains(ClaimMark.NONE)
                && condition.named().entrySet().stream()
                        .allMatch(name -> name.getKey() != Name.PROVIDER && ClaimKeys.isWhole(name.getValue()))
                && condition
                        .made()
                        .map(span -> span.from().getNano() == 0
                                && span.until().equals(span.until().truncatedTo(java.time.temporal.ChronoUnit.SECONDS)))
                        .orElse(true);
    }
}
