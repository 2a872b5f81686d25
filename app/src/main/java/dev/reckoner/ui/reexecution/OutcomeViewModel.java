package dev.reckoner.ui.reexecution;

import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.ClaimDetail;
import dev.reckoner.audit.ReexecutionOutcome;
import dev.reckoner.runtime.compare.Comparison;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.trail.Claim;
import dev.reckoner.ui.task.Background;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** What came of running a claim again, one of its outputs in detail, and what is looked up for it. */
final class OutcomeViewModel {
    private static final List<Verdict> GRAVITY = List.of(
            Verdict.OUTSIDE,
            Verdict.WITHIN_THEORETICAL,
            Verdict.WITHIN_EMPIRICAL,
            Verdict.BIT_EXACT,
            Verdict.INCONCLUSIVE);

    private final ReadOnlyObjectWrapper<Optional<Shown>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Optional<Comparison>> output = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Page> page = new SimpleObjectProperty<>(Page.CARDS);
    private final ValuesViewModel values;
    private final NearestViewModel nearest;
    private final OperatorsViewModel operators;

    /**
     * What is shown.
     *
     * @param label the producer's name for the claim
     * @param claim the claim itself, once it is read
     * @param outcome what came of it
     */
    record Shown(String label, Optional<ClaimDetail> claim, ReexecutionOutcome outcome) {}

    /** How it is looked at. */
    enum Page {
        /** Everything at a glance. */
        CARDS,
        /** Each value. */
        VALUES,
        /** The operators and what they hand to each other. */
        GRAPH,
        /** How the claim says that it was run, beside how it was run here. */
        ENVIRONMENT
    }

    OutcomeViewModel(AuditCase auditCase, Background background, Offers offers, Consumer<Exception> failed) {
        values = new ValuesViewModel(auditCase, background, failed);
        nearest = new NearestViewModel(auditCase, background, failed);
        operators = new OperatorsViewModel(background, offers);
        output.subscribe(() -> details());
        page.subscribe(() -> details());
    }

    ReadOnlyObjectProperty<Optional<Shown>> shown() {
        return shown.getReadOnlyProperty();
    }

    /** The output that is shown in detail. */
    ObjectProperty<Optional<Comparison>> output() {
        return output;
    }

    /** How it is looked at. */
    ObjectProperty<Page> page() {
        return page;
    }

    ValuesViewModel values() {
        return values;
    }

    NearestViewModel nearest() {
        return nearest;
    }

    OperatorsViewModel operators() {
        return operators;
    }

    /** Shows an outcome; of its outputs the one with the gravest verdict, unless the same one was chosen before. */
    void show(String label, Optional<ClaimDetail> claim, ReexecutionOutcome outcome) {
        Optional<String> chosen = shown.get()
                .filter(before -> before.outcome().claim().equals(outcome.claim()))
                .flatMap(before -> output.get())
                .map(Comparison::output);
        shown.set(Optional.of(new Shown(label, claim, outcome)));
        output.set(outcome.outputs().stream()
                .filter(it -> chosen.equals(Optional.of(it.output())))
                .findFirst()
                .or(() -> gravest(outcome)));
        details();
    }

    private static Optional<Comparison> gravest(ReexecutionOutcome outcome) {
        return outcome.outputs().stream().min(Comparator.comparingInt(it -> GRAVITY.indexOf(it.verdict())));
    }

    /** Only what is in sight is read. */
    private void details() {
        shown.get().ifPresent(it -> {
            Optional<Claim> claim = it.claim().map(ClaimDetail::claim);
            operators.show(claim, it.outcome());
            String name = output.get().map(Comparison::output).orElse("");
            nearest.show(claim, it.outcome(), name);
            if (page.get() == Page.VALUES) {
                claim.ifPresent(known -> values.show(known, it.outcome().depth(), name));
            }
        });
    }
}
