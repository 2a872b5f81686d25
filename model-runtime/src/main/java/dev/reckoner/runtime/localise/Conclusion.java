package dev.reckoner.runtime.localise;

import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.localise.OperatorJudge.Judged;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** What follows from the operators one by one: who is guilty, and what can be said and what cannot. */
final class Conclusion {
    private final List<Judged> judged;
    private final List<Contradiction> contradictions;
    private final Optional<OperatorError> guilty;
    private final Optional<Stretch> suspicion;
    private final int unchecked;

    private Conclusion(List<Judged> judged, List<Contradiction> contradictions) {
        this.judged = judged;
        this.contradictions = contradictions;
        this.guilty = judged.stream()
                .map(Judged::error)
                .filter(error -> error.verdict() == Verdict.OUTSIDE)
                .findFirst();
        this.suspicion =
                judged.stream().flatMap(each -> each.suspicion().stream()).findFirst();
        this.unchecked = (int) judged.stream().filter(each -> !each.checked()).count();
    }

    static Localisation of(List<Judged> judged, List<Contradiction> contradictions, Optional<Inside> inside) {
        Conclusion conclusion = new Conclusion(judged, contradictions);
        return new Localisation(
                judged.stream().map(Judged::error).toList(),
                conclusion.guilty.isPresent()
                        ? OptionalInt.of(conclusion.guilty.get().index())
                        : OptionalInt.empty(),
                conclusion.unchecked,
                conclusion.sentence(),
                conclusion.suspicion,
                contradictions,
                inside);
    }

    private String sentence() {
        List<String> sentences = new ArrayList<>();
        guilty.ifPresentOrElse(error -> ofGuilty(error, sentences), () -> ofNone(sentences));
        contradictions.forEach(each -> sentences.add(each.sentence()));
        return String.join(" ", sentences);
    }

    private void ofGuilty(OperatorError error, List<String> sentences) {
        sentences.add(sentence(
                "Operator %d, %s '%s', is the first that did not do to its claimed inputs what is claimed.",
                error.index(), error.type(), error.name()));
        sentences.add(error.reason());
        int before = (int) judged.subList(0, error.index()).stream()
                .filter(each -> !each.checked())
                .count();
        if (before > 0) {
            sentences.add(sentence(
                    "%s before it could not be checked, so the first divergence lies at or before it.",
                    operators(before)));
            suspicion
                    .filter(stretch -> stretch.from() < error.index())
                    .ifPresent(stretch -> sentences.add(of(stretch)));
        } else {
            sentences.add(before(error));
        }
    }

    private String before(OperatorError error) {
        boolean exact = judged.subList(0, error.index()).stream()
                .allMatch(each -> each.error().verdict() == Verdict.BIT_EXACT);
        return error.index() == 0
                ? "It is the first of all."
                : exact ? "All before it agree bit for bit." : "All before it agree, some within rounding.";
    }

    private void ofNone(List<String> sentences) {
        int checked = judged.size() - unchecked;
        if (checked > 0) {
            sentences.add(sentence("%s did to the claimed inputs what is claimed.", operators(checked)));
        }
        if (suspicion.isPresent()) {
            sentences.add(of(suspicion.get()));
        } else if (unchecked > 0) {
            sentences.add(sentence("%s could not be checked, so nothing is said of them.", operators(unchecked)));
        } else {
            sentences.add("No operator is accused.");
        }
    }

    private String of(Stretch stretch) {
        return stretch.from() == stretch.to()
                ? sentence(
                        "Operator %d differs by more than honest runs usually do, but nothing bounds it: the divergence may begin there.",
                        stretch.from())
                : sentence(
                        "The values between operators %d and %d are not there; the result differs by more than honest runs usually"
                                + " do, so the divergence may begin among them.",
                        stretch.from(), stretch.to());
    }

    private static String operators(int count) {
        return count == 1 ? "1 operator" : sentence("%,d operators", count);
    }

    private static String sentence(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
