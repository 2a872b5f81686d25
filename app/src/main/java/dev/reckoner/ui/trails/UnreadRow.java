package dev.reckoner.ui.trails;

import dev.reckoner.trail.ReadProblem;
import dev.reckoner.trail.ReadProblem.Severity;
import dev.reckoner.ui.look.Messages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A row of what was not read: one problem, or several that differ only in their place, folded. */
sealed interface UnreadRow {
    /** The problem that is shown in full when the row is selected. */
    ReadProblem problem();

    /** What happened, one sentence. */
    String sentence();

    /** File and place in short, or how many places. */
    String place();

    /**
     * One problem.
     *
     * @param inside true for one of those that a row above unfolds into
     */
    record One(ReadProblem problem, boolean inside) implements UnreadRow {
        @Override
        public String sentence() {
            return problem.sentence();
        }

        @Override
        public String place() {
            String file = inner(problem.file());
            return problem.place().isEmpty() ? file : file + " : " + problem.place();
        }
    }

    /**
     * Problems of one kind.
     *
     * @param kind what they have in common
     * @param problems at least two, in the order of the file
     * @param open true while the problems stand below
     */
    record Several(Kind kind, List<ReadProblem> problems, boolean open) implements UnreadRow {
        public Several {
            problems = List.copyOf(problems);
        }

        @Override
        public ReadProblem problem() {
            return problems.getFirst();
        }

        @Override
        public String sentence() {
            return kind.sentence();
        }

        @Override
        public String place() {
            return Messages.get("trails.unread.places", problems.size());
        }
    }

    /**
     * What equal problems have in common.
     *
     * @param sentence with "…" where it names the place
     */
    record Kind(String code, Severity severity, String next, String sentence) {
        static Kind of(ReadProblem problem) {
            return new Kind(problem.code(), problem.severity(), problem.next(), common(problem));
        }

        private static String common(ReadProblem problem) {
            String sentence = problem.sentence();
            for (String name : List.of(problem.place(), inner(problem.file()))) {
                if (name.length() > 2) {
                    sentence = sentence.replace(name, "…");
                }
            }
            return sentence;
        }
    }

    /**
     * The problems as rows, equal ones folded.
     *
     * @param open the kinds whose problems stand below their row
     */
    static List<UnreadRow> of(List<ReadProblem> problems, Set<Kind> open) {
        Map<Kind, List<ReadProblem>> kinds = new LinkedHashMap<>();
        problems.forEach(problem -> kinds.computeIfAbsent(Kind.of(problem), any -> new ArrayList<>())
                .add(problem));
        var rows = new ArrayList<UnreadRow>();
        kinds.forEach((kind, equal) -> {
            if (equal.size() == 1) {
                rows.add(new One(equal.getFirst(), false));
                return;
            }
            rows.add(new Several(kind, equal, open.contains(kind)));
            if (open.contains(kind)) {
                equal.forEach(problem -> rows.add(new One(problem, true)));
            }
        });
        return rows;
    }

    /** The part of a path after the archive, where there is one; else the file's name. */
    static String inner(String file) {
        int inside = file.lastIndexOf("!/");
        return inside >= 0
                ? file.substring(inside + 2)
                : String.valueOf(Path.of(file).getFileName());
    }
}
