package dev.reckoner.cli;

import dev.reckoner.audit.CaseJson;
import dev.reckoner.audit.PlainLine;
import dev.reckoner.runtime.commit.dispute.DisputeOutcome;
import dev.reckoner.runtime.commit.dispute.DisputeWalk;
import dev.reckoner.runtime.commit.dispute.Interval;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a dispute went, for people or scripts.
 *
 * @param output where it is said
 * @param beside true to say it on standard error, since messages go over standard output
 */
record DisputeReport(Output output, boolean beside) {
    /** Says it; the exit code. */
    int say(DisputeWalk walk, boolean over) {
        if (output.json()) {
            print(CaseJson.text(json(walk)));
        } else {
            walk.rounds().forEach(round -> print(PlainLine.of(line(round))));
            print(PlainLine.of(walk.outcome().map(DisputeOutcome::sentence).orElseGet(() -> waiting(walk, over))));
        }
        return walk.outcome().map(DisputeReport::exit).orElse(ExitCode.UNDECIDED);
    }

    private void print(String text) {
        var to = beside ? output.err() : output.out();
        to.println(text);
        to.flush();
    }

    private static int exit(DisputeOutcome outcome) {
        return switch (outcome) {
            case DisputeOutcome.Stands ignored -> ExitCode.AFFIRMING;
            case DisputeOutcome.Undecided ignored -> ExitCode.UNDECIDED;
            case DisputeOutcome.Found ignored -> ExitCode.CONTRAINDICATED;
            case DisputeOutcome.Forfeited ignored -> ExitCode.CONTRAINDICATED;
            case DisputeOutcome.OtherAnswer ignored -> ExitCode.CONTRAINDICATED;
        };
    }

    private static String waiting(DisputeWalk walk, boolean over) {
        return over ? "" : "The answer to round " + (walk.rounds().size() + 1) + " is awaited.";
    }

    private static String line(DisputeWalk.Round round) {
        return "Round " + round.number() + ": operators " + text(round.interval()) + " in "
                + round.parts().size() + " parts, " + round.asked() + " values shown, "
                + round.suspected()
                        .map(part -> "most to be doubted " + text(part))
                        .orElse("nothing to be doubted");
    }

    private static String text(Interval interval) {
        return interval.from() + " to " + (interval.to() - 1);
    }

    private static Map<String, Object> json(DisputeWalk walk) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("most", walk.most());
        answer.put("rounds", walk.rounds());
        answer.put("outcome", walk.outcome().map(DisputeReport::word).orElse("awaited"));
        answer.put("sentence", walk.outcome().map(DisputeOutcome::sentence).orElse(""));
        answer.put("detail", walk.outcome().map(Object.class::cast).or(Optional::empty));
        return answer;
    }

    private static String word(DisputeOutcome outcome) {
        return switch (outcome) {
            case DisputeOutcome.Stands ignored -> "stands";
            case DisputeOutcome.Undecided ignored -> "undecided";
            case DisputeOutcome.Found ignored -> "found";
            case DisputeOutcome.Forfeited ignored -> "forfeited";
            case DisputeOutcome.OtherAnswer ignored -> "other-answer";
        };
    }
}
