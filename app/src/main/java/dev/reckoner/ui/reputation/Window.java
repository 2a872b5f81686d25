package dev.reckoner.ui.reputation;

import dev.reckoner.audit.IsolationRow;
import dev.reckoner.audit.SubjectEvent;
import dev.reckoner.ledger.projection.ClaimCondition;
import dev.reckoner.reputation.Outcome;
import dev.reckoner.reputation.subject.AuditDay;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A stretch of time behind the lines.
 *
 * @param kind what was then
 * @param answers of a fault, how many came out outside the bound; else 0
 * @param lifted of an isolation, true if it ended because it was lifted
 */
record Window(Kind kind, Instant from, Instant until, int answers, boolean lifted) {
    /** What a window is about. */
    enum Kind {
        /** Something of the subject was isolated. */
        ISOLATED,
        /** Answers outside the bound were made; they were found at its end. */
        FAULT
    }

    /** Faults nearer to each other are one. */
    private static final Duration NEAR = Duration.ofDays(2);

    /**
     * The windows of a subject, oldest first.
     *
     * @param end where isolations in force end in the picture
     */
    static List<Window> of(List<SubjectEvent> events, Instant end) {
        var windows = new ArrayList<Window>();
        for (var event : events) {
            switch (event) {
                case SubjectEvent.Audited audited -> {
                    if (audited.day().isFinding()) {
                        add(windows, fault(audited.day()));
                    }
                }
                case SubjectEvent.Isolated isolated -> windows.add(isolation(isolated, end));
                default -> {}
            }
        }
        return List.copyOf(windows);
    }

    private static Window fault(AuditDay day) {
        var bad = day.of(Outcome.BAD);
        Instant first = bad.stream()
                .map(verdict -> verdict.verdict().claim().madeAt())
                .min(Instant::compareTo)
                .orElse(day.at());
        return new Window(Kind.FAULT, first.isBefore(day.at()) ? first : day.at(), day.at(), bad.size(), false);
    }

    private static void add(List<Window> windows, Window fault) {
        for (int i = windows.size() - 1; i >= 0; i--) {
            var earlier = windows.get(i);
            if (earlier.kind() == Kind.FAULT) {
                if (!fault.from().isAfter(earlier.until().plus(NEAR))) {
                    windows.set(i, earlier.with(fault));
                    return;
                }
                break;
            }
        }
        windows.add(fault);
    }

    /** Both, from the beginning of the earlier to the end of the later. */
    Window with(Window other) {
        return new Window(
                kind,
                from.isBefore(other.from) ? from : other.from,
                until.isAfter(other.until) ? until : other.until,
                answers + other.answers,
                lifted || other.lifted);
    }

    private static Instant earliest(Instant... times) {
        return Stream.of(times).min(Instant::compareTo).orElseThrow();
    }

    /** The answers that it is about, where time is told by these; else while it was in force. */
    private static Window isolation(SubjectEvent.Isolated isolated, Instant end) {
        var row = isolated.row();
        Instant until = row.isolation()
                .scope()
                .made()
                .filter(made -> isolated.at().equals(made.from()))
                .map(ClaimCondition.Span::until)
                .orElse(end);
        Instant lifted = row.lift().map(IsolationRow.Lift::time).orElse(end);
        Instant ends = earliest(until, lifted, end);
        boolean byLift = row.lift().isPresent() && ends.equals(lifted);
        return new Window(Kind.ISOLATED, isolated.at(), ends, 0, byLift);
    }
}
