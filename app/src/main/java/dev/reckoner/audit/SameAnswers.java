package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.CaseTables;
import dev.reckoner.ledger.projection.ClaimPages;
import dev.reckoner.ledger.projection.ValueTable;
import dev.reckoner.trail.Claim;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where operators answered the same question of the same model with the same bytes, each under a key that is known to be its own. */
final class SameAnswers {
    private static final int MOST_VALUES = 50_000;
    private static final int MOST_CLAIMS = 200;
    /** So many are told; a case with more was made to have them. */
    static final int MOST = 500_000;

    private final RecordedCase audit;
    private final CaseTables tables;
    private final Set<String> seen = new HashSet<>();
    private final List<Alike> found = new ArrayList<>();

    /**
     * That an operator gave the answer of another's claim too.
     *
     * @param by the operator
     * @param claim of the other
     * @param ground its own claim
     */
    record Alike(String by, Digest claim, Digest ground) {}

    private record Question(Digest asked, Digest answered) {}

    SameAnswers(RecordedCase audit, CaseTables tables) {
        this.audit = audit;
        this.tables = tables;
    }

    List<Alike> read() throws IOException {
        var pages = new ClaimPages(tables);
        for (var numbers : new ValueTable(tables).madeAlike(MOST_VALUES, MOST_CLAIMS)) {
            if (found.size() >= MOST) {
                break;
            }
            var rows = new ArrayList<ClaimRow>();
            for (var facts : pages.byNumbers(numbers)) {
                rows.add(ClaimRows.shown(facts));
            }
            add(rows.stream()
                    .filter(ClaimRow::isTheirAnswer)
                    .filter(row -> !row.operator().equals(Claim.NOT_STATED))
                    .toList());
        }
        return found;
    }

    private void add(List<ClaimRow> rows) throws IOException {
        if (rows.stream().map(ClaimRow::operator).distinct().count() < 2) {
            return;
        }
        var questions = new LinkedHashMap<Question, List<ClaimRow>>();
        for (var row : rows) {
            var question = question(row);
            if (question.isPresent()) {
                questions
                        .computeIfAbsent(question.get(), any -> new ArrayList<>())
                        .add(row);
            }
        }
        questions.values().forEach(this::pairs);
    }

    private Optional<Question> question(ClaimRow row) throws IOException {
        return audit.record(row.id())
                .flatMap(claim -> WrongAnswers.asked(claim)
                        .flatMap(asked -> WrongAnswers.answered(claim).map(answered -> new Question(asked, answered))));
    }

    /** One for each operator and claim of another: a second answer of the same says nothing more. */
    private void pairs(List<ClaimRow> rows) {
        Map<String, ClaimRow> firstOf = new HashMap<>();
        rows.forEach(row -> firstOf.putIfAbsent(row.operator(), row));
        for (var row : rows) {
            firstOf.values().stream()
                    .filter(other -> !other.operator().equals(row.operator()))
                    .filter(other -> seen.add(other.operator() + "\n" + row.id()))
                    .forEach(other -> found.add(new Alike(other.operator(), row.id(), other.id())));
        }
    }
}
