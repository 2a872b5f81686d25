package dev.reckoner.ledger.projection;

import dev.reckoner.crypto.Digest;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Which claims are asked for: those to which every part applies.
 *
 * @param tiers names of tiers; every tier where empty
 * @param verdicts names of verdicts that stand, {@link #NOT_RUN} for none; whatever the verdict where empty
 * @param named only claims that name exactly this
 * @param trail only claims of that trail
 * @param made only claims made then
 * @param codes only claims that one of these reason codes concerns; whatever the reasons where empty
 * @param rests ids of evidence items that many claims share: only claims of which a finding rests on one of them; whatever they
 *     rest on where empty
 * @param payer only claims for which this address is said to have paid
 * @param marks only claims so marked by an isolation in force; whatever the marks where empty
 * @param text words that must all occur, whatever their case; an abbreviated hash, {@code 7be20f…91c4d8}, is found by both its ends
 * @param ids exactly these claims, as far as the case holds them
 */
public record ClaimCondition(
        Set<String> tiers,
        Set<String> verdicts,
        Map<Name, String> named,
        OptionalInt trail,
        Optional<Span> made,
        Set<String> codes,
        Set<String> rests,
        Optional<String> payer,
        Set<ClaimMark> marks,
        String text,
        Optional<Set<Digest>> ids) {
    /** Every claim. */
    public static final ClaimCondition ALL = new ClaimCondition(
            Set.of(),
            Set.of(),
            Map.of(),
            OptionalInt.empty(),
            Optional.empty(),
            Set.of(),
            Set.of(),
            Optional.empty(),
            Set.of(),
            "",
            Optional.empty());

    /** Stands for the verdict of a claim that was not run again. */
    public static final String NOT_RUN = "";

    private static final Pattern SEPARATOR = Pattern.compile("[\\s…]+");

    /** What a claim names. */
    public enum Name {
        PROVIDER(ClaimFacts.Words::provider),
        OPERATOR(ClaimFacts.Words::operator),
        APPLICATION(ClaimFacts.Words::application),
        MODEL(ClaimFacts.Words::model);

        private final Function<ClaimFacts.Words, String> value;

        Name(Function<ClaimFacts.Words, String> value) {
            this.value = value;
        }

        String of(ClaimFacts row) {
            return value.apply(row.words());
        }

        /** Name of the column of the table. */
        String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A window of time.
     *
     * @param from its beginning, inclusive
     * @param until its end, exclusive
     */
    public record Span(Instant from, Instant until) {
        boolean contains(Instant time) {
            return !time.isBefore(from) && time.isBefore(until);
        }
    }

    public ClaimCondition {
        tiers = Set.copyOf(tiers);
        verdicts = Set.copyOf(verdicts);
        named = named.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(named));
        codes = Set.copyOf(codes);
        rests = Set.copyOf(rests);
        marks = Set.copyOf(marks);
        ids = ids.map(Set::copyOf);
    }

    /** True if nothing is left out. */
    public boolean everything() {
        return needles().isEmpty() && withText("").equals(ALL);
    }

    /** The words of the text, in lower case. */
    List<String> needles() {
        return SEPARATOR
                .splitAsStream(text.strip().toLowerCase(Locale.ROOT))
                .filter(needle -> !needle.isEmpty())
                .toList();
    }

    public ClaimCondition withTiers(Set<String> chosen) {
        return new ClaimCondition(chosen, verdicts, named, trail, made, codes, rests, payer, marks, text, ids);
    }

    public ClaimCondition withVerdicts(Set<String> chosen) {
        return new ClaimCondition(tiers, chosen, named, trail, made, codes, rests, payer, marks, text, ids);
    }

    public ClaimCondition withNamed(Map<Name, String> chosen) {
        return new ClaimCondition(tiers, verdicts, chosen, trail, made, codes, rests, payer, marks, text, ids);
    }

    public ClaimCondition withMade(Optional<Span> chosen) {
        return new ClaimCondition(tiers, verdicts, named, trail, chosen, codes, rests, payer, marks, text, ids);
    }

    public ClaimCondition withCodes(Set<String> chosen) {
        return new ClaimCondition(tiers, verdicts, named, trail, made, chosen, rests, payer, marks, text, ids);
    }

    public ClaimCondition withText(String typed) {
        return new ClaimCondition(tiers, verdicts, named, trail, made, codes, rests, payer, marks, typed, ids);
    }

    public ClaimCondition withIds(Optional<Set<Digest>> chosen) {
        return new ClaimCondition(tiers, verdicts, named, trail, made, codes, rests, payer, marks, text, chosen);
    }

    public ClaimCondition withRests(Set<String> chosen) {
        return new ClaimCondition(tiers, verdicts, named, trail, made, codes, chosen, payer, marks, text, ids);
    }

    public ClaimCondition withPayer(Optional<String> chosen) {
        return new ClaimCondition(tiers, verdicts, named, trail, made, codes, rests, chosen, marks, text, ids);
    }

    public ClaimCondition withMarks(Set<ClaimMark> chosen) {
        return new ClaimCondition(tiers, verdicts, named, trail, made, codes, rests, payer, chosen, text, ids);
    }
}
