package dev.reckoner.appraise;

import dev.reckoner.trail.Claim;
import java.util.List;

/** Do the times around a response follow each other, as far as the case tells of them? */
final class TimelineCheck implements Check {
    private final TimeLinks links;

    TimelineCheck(TimeLinks links) {
        this.links = links;
    }

    @Override
    public String id() {
        return "timeline";
    }

    @Override
    public List<Finding> appraise(Claim claim, Context context) {
        return ResponseSignature.carrier(claim, context)
                .map(response -> links.findings(Answer.about(claim, id()).restingOn(response.id()), response, context))
                .orElse(List.of());
    }
}
