package dev.reckoner.ui.reputation;

import dev.reckoner.audit.SubjectEvent;
import dev.reckoner.audit.SubjectEvent.Trouble;
import dev.reckoner.reputation.Outcome;
import dev.reckoner.reputation.subject.AuditDay;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;

/**
 * How an event is shown: shape, word and colour together.
 *
 * @param icon its shape
 * @param colour token of it
 * @param grave true where the frame has that colour too
 * @param words what happened
 */
record Mark(String icon, String colour, boolean grave, String words) {
    static Mark of(SubjectEvent event) {
        return switch (event) {
            case SubjectEvent.Audited audited -> audit(audited.day());
            case SubjectEvent.Isolated isolated ->
                mark(
                        Icons.ISOLATE,
                        "contraindicated",
                        true,
                        "isolated",
                        isolated.row().isolation().by());
            case SubjectEvent.Lifted lifted ->
                mark(
                        Icons.ISOLATION_LIFTED,
                        "text-2",
                        false,
                        "lifted",
                        lifted.row().lift().map(lift -> lift.reason()).orElse(""));
            case SubjectEvent.KeyChanged changed ->
                mark(Icons.KEY, "text-2", false, "key", changed.key().abbreviated());
            case SubjectEvent.ModelReleased released ->
                mark(Icons.MODEL_RELEASE, "text-2", false, "release", released.model());
            case SubjectEvent.Troubled troubled -> trouble(troubled);
        };
    }

    private static Mark mark(Icons icon, String colour, boolean grave, String key, Object... arguments) {
        return new Mark(icon.literal(), colour, grave, Messages.get("reputation.event." + key, arguments));
    }

    private static Mark audit(AuditDay day) {
        long good = day.count(Outcome.GOOD);
        long bad = day.count(Outcome.BAD);
        if (bad > 0) {
            return mark(Icons.CONTRAINDICATED, "contraindicated", true, "finding", bad);
        }
        long decided = day.verdicts().size() - day.count(Outcome.UNDECIDED);
        return decided == 0
                ? mark(Icons.NONE, "none", false, "undecided", day.verdicts().size())
                : mark(
                        Icons.AFFIRMING,
                        "affirming",
                        false,
                        "audit",
                        good,
                        day.verdicts().size());
    }

    private static Mark trouble(SubjectEvent.Troubled troubled) {
        int claims = troubled.claims().size();
        return troubled.trouble() == Trouble.HEARTBEAT_MISSED
                ? new Mark("fth-activity", "warning", true, Messages.get("reputation.event.heartbeat", claims))
                : mark(Icons.PAYOUT, "warning", true, "settlement", claims);
    }

    /** The class of the icon outside of charts. */
    String style() {
        return colour.startsWith("text") ? "plain-icon" : colour;
    }
}
