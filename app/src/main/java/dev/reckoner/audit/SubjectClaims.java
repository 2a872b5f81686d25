package dev.reckoner.audit;

import dev.reckoner.attribution.NodeId;
import dev.reckoner.attribution.NodeKind;
import dev.reckoner.attribution.Scope;
import dev.reckoner.ledger.CaseTables;
import dev.reckoner.ledger.projection.ClaimFacts;
import dev.reckoner.ledger.projection.ClaimNumbers;
import dev.reckoner.ledger.projection.ClaimOrder;
import dev.reckoner.ledger.projection.ClaimPages;
import dev.reckoner.reputation.subject.SubjectId;
import dev.reckoner.reputation.subject.SubjectKind;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The claims that name a subject, or rest on it. Reads the disk. */
final class SubjectClaims {
    private static final ClaimOrder BY_TIME = new ClaimOrder(ClaimOrder.Column.TIME, false);
    private static final int CHUNK = 5_000;
    /** Reading one in so many rows singly takes as long as reading all in a row. */
    private static final int SINGLY = 20;

    private final RecordedCase audit;
    private final CaseTables tables;
    private final SubjectId subject;

    /** Receives rows. */
    @FunctionalInterface
    interface Each {
        void next(ClaimFacts row) throws IOException;
    }

    SubjectClaims(RecordedCase audit, CaseTables tables, SubjectId subject) {
        this.audit = audit;
        this.tables = tables;
        this.subject = subject;
    }

    /** The subject as isolations name it. */
    static Scope scope(SubjectId subject) {
        return switch (subject.kind()) {
            case MODEL -> Scope.NOTHING.withModel(Optional.of(subject.name()));
            default -> Scope.of(node(subject), subject.name());
        };
    }

    /** The subject in the graph; of a model by its name. */
    static NodeId node(SubjectId subject) {
        return new NodeId(
                switch (subject.kind()) {
                    case OPERATOR -> NodeKind.OPERATOR;
                    case PROVIDER -> NodeKind.PROVIDER;
                    case APPLICATION -> NodeKind.APPLICATION;
                    case BUILD -> NodeKind.BUILD;
                    case MODEL -> NodeKind.MODEL;
                },
                subject.name());
    }

    /** True if the row's word binds the subject: of operators and providers only where the key is known to be theirs. */
    static boolean isAttributed(SubjectKind kind, ClaimRow row) {
        return switch (kind) {
            case OPERATOR, PROVIDER -> row.vouched();
            case BUILD -> row.isAffirmed("signature") && row.isAffirmed("attestation") && row.isAffirmed("key");
            case MODEL, APPLICATION -> true;
        };
    }

    /** Hands over every claim, in the order of import. */
    void each(Each each) throws IOException {
        var pages = new ClaimPages(tables);
        var numbers = numbers();
        long all = numbers.stream().max().orElse(0);
        if ((long) numbers.size() * SINGLY < all) {
            for (var row : pages.byNumbers(numbers.stream().boxed().toList())) {
                each.next(row);
            }
            return;
        }
        for (long from = 1; from <= all; from += CHUNK) {
            for (var row : pages.byNumber(from, CHUNK)) {
                if (numbers.has(row.number())) {
                    each.next(row);
                }
            }
        }
    }

    /** The newest of them. */
    List<ClaimFacts> newest(int most) throws IOException {
        var numbers = numbers().stream().boxed().toList().reversed();
        return new ClaimPages(tables).byNumbers(numbers.subList(0, Math.min(most, numbers.size())));
    }

    private ClaimNumbers numbers() throws IOException {
        var condition = audit.isolatedClaims().condition(scope(subject));
        return new ClaimPages(tables)
                .list(condition, BY_TIME)
                .numbers(() -> false)
                .orElse(ClaimNumbers.NONE);
    }
}
