package dev.reckoner.ui.ledger;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.LedgerState;
import dev.reckoner.ledger.CheckedPart;
import dev.reckoner.ledger.LedgerPart;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.look.Messages;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

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

    /** The result in a sentence. */
    static String sentence(LedgerState state) {
        return switch (tier(state)) {
            case CONTRAINDICATED ->
                Messages.get("ledger.damaged", state.failures().size());
            case AFFIRMING -> Messages.get("ledger.intact");
            case NONE, WARNING -> Messages.get("ledger.unverified");
        };
    }

    /** When and in what time everything was read. */
    static String about(LedgerState state) {
        return state.verification()
                .map(done -> Messages.get(
                        "ledger.verified.at",
                        Figures.minute(done.at()),
                        seconds(done.parts().stream().map(CheckedPart::took).reduce(Duration.ZERO, Duration::plus))))
                .orElseGet(() -> Messages.get("ledger.unverified.next"));
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

    /** What can be done about things that do not agree. */
    static String remedy(List<LedgerPart> failed) {
        if (failed.stream().allMatch(part -> part == LedgerPart.PROJECTIONS)) {
            return Messages.get("ledger.remedy.projections");
        }
        return failed.stream().allMatch(part -> part == LedgerPart.BLOBS)
                ? Messages.get("ledger.remedy.blobs")
                : Messages.get("ledger.remedy.entries");
    }

    /** {@code 2.1 s}. */
    static String seconds(Duration took) {
        return took.toMillis() < 50 ? "< 0.1 s" : String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
    }

    private static String key(LedgerPart part) {
        return "ledger.part." + part.name().toLowerCase(Locale.ROOT);
    }
}
