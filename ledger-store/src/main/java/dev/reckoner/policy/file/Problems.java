package dev.reckoner.policy.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects what is wrong with a file. */
final class Problems {
    private static final Comparator<PolicyProblem> ORDER =
            Comparator.comparingInt(PolicyProblem::line).thenComparingInt(PolicyProblem::column);
    private static final int SHOWN = 40;

    private final List<PolicyProblem> problems = new ArrayList<>();

    void add(Node node, PolicyProblem.Kind kind, String sentence, String whatToDo) {
        add(node.getStartMark(), length(node), kind, sentence, whatToDo);
    }

    void add(Optional<Mark> mark, int length, PolicyProblem.Kind kind, String sentence, String whatToDo) {
        int line = mark.map(Mark::getLine).orElse(0) + 1;
        int column = mark.map(Mark::getColumn).orElse(0) + 1;
        if (problems.size() < PolicyFile.PROBLEMS) {
            problems.add(new PolicyProblem(line, column, Math.max(1, length), kind, sentence, whatToDo));
        }
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    List<PolicyProblem> inOrder() {
        return problems.stream().sorted(ORDER).toList();
    }

    /** What somebody wrote, in quotation marks, cut where it is long, without what could not be shown. */
    static String quoted(String text) {
        String cut = text.length() <= SHOWN ? text : text.substring(0, text.offsetByCodePoints(0, SHOWN / 2)) + "…";
        return "“" + Values.seen(cut) + "”";
    }

    private static int length(Node node) {
        return node.getStartMark()
                .flatMap(start -> node.getEndMark()
                        .filter(end -> end.getLine() == start.getLine())
                        .map(end -> end.getColumn() - start.getColumn()))
                .orElse(1);
    }
}
