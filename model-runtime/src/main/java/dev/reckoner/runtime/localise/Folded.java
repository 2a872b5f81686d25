package dev.reckoner.runtime.localise;

import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.localise.OperatorJudge.Judged;
import dev.reckoner.runtime.onnx.Operator;
import dev.reckoner.runtime.onnx.OperatorGraph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;

/** What was found of the operators of a model that was written out, told of those of its main graph. */
final class Folded {
    private final OperatorGraph main;
    private final OperatorGraph written;
    private final List<Judged> operators = new ArrayList<>();
    private Optional<Inside> inside = Optional.empty();

    /**
     * Tells it.
     *
     * @param judged of each operator of the written-out graph, in its order
     */
    Folded(List<Judged> judged, OperatorGraph written, OperatorGraph main) {
        this.main = main;
        this.written = written;
        SequencedMap<Integer, List<Judged>> groups = new LinkedHashMap<>();
        for (int i = 0; i < judged.size(); i++) {
            groups.computeIfAbsent(root(i), root -> new ArrayList<>()).add(judged.get(i));
        }
        groups.forEach((root, group) -> operators.add(folded(root, group)));
    }

    /** Of each operator of the main graph. */
    List<Judged> operators() {
        return operators;
    }

    /** The first operator inside another that is outside its bound, if the first guilty one of the main graph holds one. */
    Optional<Inside> inside() {
        return inside;
    }

    private int root(int operator) {
        return at(operator).place().root();
    }

    private Operator at(int operator) {
        return written.operators().get(operator);
    }

    private Judged folded(int root, List<Judged> group) {
        Optional<Stretch> suspicion = group.stream()
                .flatMap(each -> each.suspicion().stream())
                .findFirst()
                .map(stretch -> new Stretch(root(stretch.from()), root(stretch.to())));
        if (group.size() == 1 && !at(group.getFirst().error().index()).place().isInside()) {
            Judged only = group.getFirst();
            return new Judged(moved(only.error(), root), only.checked(), only.claimed(), suspicion);
        }
        List<Judged> claimed = group.stream().filter(Judged::claimed).toList();
        Judged deciding = deciding(claimed.isEmpty() ? group : claimed);
        if (deciding.error().verdict() == Verdict.OUTSIDE && isFirstGuilty()) {
            inside = inside(deciding.error());
        }
        return new Judged(
                told(root, group, deciding.error()),
                !claimed.isEmpty() && claimed.stream().allMatch(Judged::checked),
                !claimed.isEmpty(),
                suspicion);
    }

    private boolean isFirstGuilty() {
        return operators.stream().noneMatch(each -> each.error().verdict() == Verdict.OUTSIDE);
    }

    /** The first that is outside; else one that could not be checked; else the one furthest down the ladder. */
    private static Judged deciding(List<Judged> group) {
        for (Verdict verdict :
                List.of(Verdict.OUTSIDE, Verdict.INCONCLUSIVE, Verdict.WITHIN_THEORETICAL, Verdict.WITHIN_EMPIRICAL)) {
            Optional<Judged> first = group.stream()
                    .filter(each -> each.error().verdict() == verdict)
                    .findFirst();
            if (first.isPresent()) {
                return first.get();
            }
        }
        return group.getFirst();
    }

    private Optional<Inside> inside(OperatorError error) {
        Operator operator = at(error.index());
        return operator.place().isInside()
                ? Optional.of(new Inside(
                        operator.place().path(), moved(error, operator.place().index())))
                : Optional.empty();
    }

    /** The operator of the main graph, with the error of that in it which decides, and its own result and drift. */
    private OperatorError told(int root, List<Judged> group, OperatorError deciding) {
        Operator operator = main.operators().get(root);
        OperatorError result = group.stream()
                .map(Judged::error)
                .filter(error -> !at(error.index()).place().isInside()
                        && !at(error.index()).place().isAuxiliary())
                .findFirst()
                .orElse(deciding);
        return new OperatorError(
                root,
                operator.type(),
                operator.name(),
                result.value(),
                deciding.verdict(),
                deciding.localError(),
                deciding.bound(),
                deciding.multiple(),
                result.drift(),
                reason(at(deciding.index()), deciding));
    }

    private static String reason(Operator operator, OperatorError error) {
        return operator.place().isInside()
                ? String.format(
                        Locale.ROOT,
                        "Inside it, %s '%s' at %s decides: %s",
                        error.type(),
                        operator.place().ownName(error.name()),
                        operator.place().path(),
                        error.reason())
                : error.reason();
    }

    private static OperatorError moved(OperatorError error, int index) {
        return new OperatorError(
                index,
                error.type(),
                error.name(),
                error.value(),
                error.verdict(),
                error.localError(),
                error.bound(),
                error.multiple(),
                error.drift(),
                error.reason());
    }
}
