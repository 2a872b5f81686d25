package dev.reckoner.ui.ledger;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.LedgerHeads;
import dev.reckoner.audit.LedgerState;
import dev.reckoner.audit.LedgerState.Against;
import dev.reckoner.audit.LedgerState.Standing;
import dev.reckoner.ledger.CheckedPart;
import dev.reckoner.ledger.LedgerPart;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.look.Messages;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a verification comes to, in words. */
final class VerifyWords {
    private VerifyWords() {}

    /** What the result amounts to. */
    static Tier tier(LedgerState state) {
        if (!state.failures().isEmpty()) {
            return Tier.CONTRAINDICATED;
        }
        return state.verified() ? Tier.AFFIRMING : Tier.NONE;
    }

    /** The result in a sentence: of several causes the gravest. */
    static String sentence(LedgerState state) {
        return switch (tier(state)) {
            case CONTRAINDICATED ->
                causes(state).stream()
                        .findFirst()
                        .map(cause -> Messages.get(cause.kind().key("title")))
                        .orElseGet(() -> Messages.get("ledger.conflict"));
            case AFFIRMING -> Messages.get("ledger.intact");
            case NONE, WARNING -> Messages.get("ledger.unverified");
        };
    }

    /** The same where it is bad. */
    static Optional<String> alarm(LedgerState state) {
        return tier(state) == Tier.CONTRAINDICATED ? Optional.of(sentence(state)) : Optional.empty();
    }

    /** Why it does not agree. */
    static List<Cause> causes(LedgerState state) {
        return state.verification().map(done -> Cause.of(done.found())).orElse(List.of());
    }

    /** When and in what time everything was read. */
    static String about(LedgerState state) {
        return state.verification()
                .map(done -> Messages.get(
                        "ledger.verified.at",
                        Figures.minute(done.at()),
                        seconds(done.parts().stream().map(CheckedPart::took).reduce(Duration.ZERO, Duration::plus))))
                .orElseGet(() -> Messages.get(
                        state.standing() == Standing.CONFLICT ? "ledger.conflict.next" : "ledger.unverified.next"));
    }

    /** With what everything was compared. */
    static String against(Against head) {
        return Messages.get(
                "ledger.against",
                head.entries(),
                Figures.count(head.entries()),
                String.join(Messages.get("ledger.against.and"), head.keys()));
    }

    /** What that does not rule out, and who could tell otherwise. */
    static String owner(LedgerHeads heads, long entries) {
        return heads.newestCosigned()
                .map(head -> Messages.get(
                                "ledger.owner.cosigned", head.cosigned().size(), Figures.count(head.size()))
                        + (head.size() < entries ? " " + Messages.get("ledger.owner.rest", entries - head.size()) : ""))
                .orElseGet(() -> Messages.get("ledger.owner"));
    }

    /** Up to where the entries hold; said only where it is entries that do not. */
    static Optional<String> sound(Cause cause, LedgerState state) {
        return cause.kind() == Cause.Kind.ENTRIES
                ? state.verification()
                        .flatMap(LedgerState.Verified::sound)
                        .map(sound -> Messages.get(
                                        "ledger.sound",
                                        Figures.count(sound.entries() - 1),
                                        Figures.minute(sound.recorded()))
                                + (sound.entries() < state.entries() ? " " + Messages.get("ledger.sound.rest") : ""))
                : Optional.empty();
    }

    /** The first entry of which it is not proven that it is as it was recorded; beyond all where no entry was found to be changed. */
    static long proven(LedgerState state) {
        boolean changed = causes(state).stream().anyMatch(cause -> cause.kind() == Cause.Kind.ENTRIES);
        return changed
                ? state.verification()
                        .flatMap(LedgerState.Verified::sound)
                        .map(sound -> sound.entries())
                        .orElse(0L)
                : Long.MAX_VALUE;
    }

    /** What to do about it. */
    static String next(Cause cause, LedgerState state) {
        String next = Messages.get(cause.kind().key("next"));
        return state.standing() == Standing.CONFLICT && cause.kind().compareTo(Cause.Kind.HEAD) <= 0
                ? Messages.get("ledger.conflict.closed", next)
                : next;
    }

    /** What was looked at, with how many of them. */
    static String part(CheckedPart part) {
        String count = Figures.count(part.count());
        return part.bytes() > 0
                ? Messages.get(key(part.part()) + ".bytes", part.count(), count, Figures.bytes(part.bytes()))
                : Messages.get(key(part.part()), part.count(), count);
    }

    /** What was done with it, or how many of it do not agree. */
    static String how(LedgerPart part, int failures) {
        return failures == 0 ? Messages.get(key(part) + ".how") : Messages.get("ledger.part.failed", failures);
    }

    /** {@code 2.1 s}. */
    static String seconds(Duration took) {
        return took.toMillis() < 50 ? "< 0.1 s" : String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
    }

    private static String key(LedgerPart part) {
        return "ledger.part." + part.name().toLowerCase(Locale.ROOT);
    }
}
