package dev.reckoner.ui.reexecution;

import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.Neighbours;
import dev.reckoner.audit.ReexecutionOutcome;
import dev.reckoner.runtime.compare.ReaderTerms;
import dev.reckoner.trail.Claim;
import dev.reckoner.ui.task.Background;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The nearest other claims of an output that is an embedding. */
final class NearestViewModel {
    private static final int ROWS = 5;

    private final AuditCase auditCase;
    private final Background background;
    private final Consumer<Exception> failed;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.NoEmbedding());
    private Neighbours neighbours;
    private Optional<Asked> asked = Optional.empty();

    private record Asked(Claim claim, ReexecutionOutcome outcome, String output) {}

    /** What is known. */
    sealed interface State {
        /** The output is none, or its values are not at hand. */
        record NoEmbedding() implements State {}

        /** It is being looked for. */
        record Reading() implements State {}

        /** The nearest. */
        record Found(Neighbours.Nearest nearest) implements State {}
    }

    NearestViewModel(AuditCase auditCase, Background background, Consumer<Exception> failed) {
        this.auditCase = auditCase;
        this.background = background;
        this.failed = failed;
        neighbours = new Neighbours(auditCase);
        auditCase.onChange(background.coalesced(() -> neighbours = new Neighbours(auditCase)));
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** Looks for the neighbours of an output; does nothing where that is shown or under way. */
    void show(Optional<Claim> claim, ReexecutionOutcome outcome, String output) {
        Optional<Asked> wanted = claim.filter(it -> isEmbedding(outcome, output))
                .filter(it -> outcome.depth().recomputed().containsKey(output))
                .map(it -> new Asked(it, outcome, output));
        if (wanted.equals(asked)) {
            return;
        }
        asked = wanted;
        if (wanted.isEmpty()) {
            state.set(new State.NoEmbedding());
            return;
        }
        state.set(new State.Reading());
        Neighbours among = neighbours;
        background.read(progress -> look(among, wanted.get()), found -> take(wanted, found), reason -> {
            take(wanted, new State.NoEmbedding());
            failed.accept(reason);
        });
    }

    private void take(Optional<Asked> wanted, State found) {
        if (wanted.equals(asked)) {
            state.set(found);
        }
    }

    private State look(Neighbours among, Asked wanted) throws IOException {
        try {
            ValuePair pair =
                    ValuePair.read(auditCase, wanted.claim(), wanted.outcome().depth(), wanted.output());
            // Neighbours keep what they read and are not safe for use by several threads.
            synchronized (among) {
                return new State.Found(
                        among.of(wanted.claim(), wanted.output(), pair.claimed(), pair.recomputed(), ROWS));
            }
        } catch (ValuePair.NotShown missing) {
            return new State.NoEmbedding();
        }
    }

    private static boolean isEmbedding(ReexecutionOutcome outcome, String output) {
        return outcome.depth().terms().stream()
                .anyMatch(terms ->
                        terms instanceof ReaderTerms.Embedding && terms.output().equals(output));
    }
}
