package dev.reckoner.ui.reputation;

import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.GivenAnswer;
import dev.reckoner.audit.KnownCheck;
import dev.reckoner.audit.ReexecutionOutcome;
import dev.reckoner.audit.SubjectEvent;
import dev.reckoner.crypto.Digest;
import dev.reckoner.reputation.Outcome;
import dev.reckoner.reputation.subject.AuditDay;
import dev.reckoner.reputation.subject.AuditedClaim;
import dev.reckoner.reputation.subject.CountedVerdict;
import dev.reckoner.reputation.subject.SubjectKind;
import dev.reckoner.ui.look.Messages;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads what an event rests on. Not for the FX thread. */
final class DetailReading {
    private static final int MOST = 8;

    /** An answer is to be in sight without scrolling. */
    private static final int MOST_BESIDE_ANSWERS = 4;

    private static final Comparator<CountedVerdict> GRAVEST_FIRST = Comparator.comparing(
                    (CountedVerdict verdict) -> verdict.event().outcome() != Outcome.BAD)
            .thenComparing(verdict -> verdict.event().outcome())
            .thenComparing(verdict -> verdict.verdict().claim().number());

    private final AuditCase audit;

    DetailReading(AuditCase audit) {
        this.audit = audit;
    }

    Detail of(int number, SubjectEvent event) throws IOException {
        return event instanceof SubjectEvent.Audited audited
                ? of(number, audited)
                : new Detail(number, event, List.of(), 0, List.of());
    }

    private Detail of(int number, SubjectEvent.Audited audited) throws IOException {
        var all = audited.day().verdicts().stream().sorted(GRAVEST_FIRST).toList();
        var answers = answers(audited.day());
        int most = answers.isEmpty() ? MOST : MOST_BESIDE_ANSWERS;
        var rests = new ArrayList<Detail.Rest>();
        for (var verdict : all.subList(0, Math.min(most, all.size()))) {
            rests.add(rest(verdict));
        }
        return new Detail(number, audited, rests, all.size() - rests.size(), answers);
    }

    /** Answers to what running the day's claims again found against the subject. */
    private List<GivenAnswer> answers(AuditDay day) throws IOException {
        if (!day.isFinding()) {
            return List.of();
        }
        var bad = day.of(Outcome.BAD).stream()
                .map(verdict -> verdict.verdict().claim().id())
                .collect(Collectors.toSet());
        return audit.dossiers().answers().given().stream()
                .filter(given -> given.statement().findings().stream()
                        .anyMatch(finding ->
                                bad.contains(finding.claim()) && finding.check().equals(KnownCheck.REEXECUTION.id())))
                .toList();
    }

    private Detail.Rest rest(CountedVerdict counted) throws IOException {
        var claim = counted.verdict().claim();
        var outcome = counted.event().outcome();
        return new Detail.Rest(
                claim.id(),
                claim.label(),
                words(counted, claim),
                outcome,
                counted.event().weight());
    }

    private String words(CountedVerdict counted, AuditedClaim claim) throws IOException {
        var step = counted.verdict().step();
        String plain = Messages.get("reputation.verdict." + step.name());
        if (step.outcome() == Outcome.BAD) {
            return substitute(claim.id())
                    .map(model -> Messages.get("reputation.verdict.matches", shortened(model, claim)))
                    .orElse(plain);
        }
        return step.outcome() == Outcome.GOOD && counted.event().outcome() == Outcome.UNDECIDED
                ? Messages.get("reputation.verdict.refuted", plain)
                : plain;
    }

    private Optional<String> substitute(Digest claim) throws IOException {
        return audit.claim(claim).flatMap(detail -> detail.comparison()).flatMap(ReexecutionOutcome::substitute);
    }

    /** What was served as what, by the first answer that was found; else that it was outside the bound. */
    String fault(List<SubjectEvent> events) throws IOException {
        for (var event : events) {
            if (event instanceof SubjectEvent.Audited audited && audited.day().isFinding()) {
                return fault(audited.day());
            }
        }
        return Messages.get("reputation.chart.fault");
    }

    private String fault(AuditDay day) throws IOException {
        var claim = day.of(Outcome.BAD).getFirst().verdict().claim();
        var served = substitute(claim.id());
        var sold = claim.names(SubjectKind.MODEL).stream().findFirst();
        return served.isPresent() && sold.isPresent()
                ? Messages.get(
                        "reputation.chart.served", shortened(served.get(), claim), shortened(sold.get(), served.get()))
                : Messages.get("reputation.chart.fault");
    }

    private static String shortened(String model, AuditedClaim claim) {
        return claim.names(SubjectKind.MODEL).stream()
                .findFirst()
                .map(sold -> shortened(model, sold))
                .orElse(model);
    }

    /** A name without the words with which another begins too: of two versions of a model, the versions. */
    private static String shortened(String name, String other) {
        int same = 0;
        for (int i = 0; i < Math.min(name.length(), other.length()) && name.charAt(i) == other.charAt(i); i++) {
            same = name.charAt(i) == ' ' ? i + 1 : same;
        }
        return name.substring(same);
    }
}
