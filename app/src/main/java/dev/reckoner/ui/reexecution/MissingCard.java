package dev.reckoner.ui.reexecution;

import dev.reckoner.appraise.code.ReasonCode;
import dev.reckoner.appraise.code.ReexecutionCode;
import dev.reckoner.audit.ReexecutionOutcome;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.PartyRole;
import dev.reckoner.ui.control.EmptyState;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.StackPane;

/** What stands in place of charts and tables where nothing could be compared: what is missing, and whom to ask for it. */
final class MissingCard extends StackPane {
    MissingCard() {
        setId("nothing-compared");
        getStyleClass().add("card");
        setMinHeight(240);
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    /** Shows what came of a claim; is not there where its outputs were compared. */
    void show(Optional<Claim> claim, ReexecutionOutcome outcome) {
        setVisible(outcome.outputs().isEmpty());
        getChildren()
                .setAll(new EmptyState(
                        Icons.NOT_COVERED, outcome.sentence(), String.join(" ", advice(claim, outcome))));
    }

    private static List<String> advice(Optional<Claim> claim, ReexecutionOutcome outcome) {
        var sentences = new ArrayList<String>();
        Arrays.stream(ReexecutionCode.values())
                .filter(code -> code.code().equals(outcome.code()))
                .map(ReasonCode::explanation)
                .findFirst()
                .ifPresent(explanation -> {
                    if (explanation.advice().isEmpty()) {
                        sentences.add(explanation.meaning());
                    } else {
                        sentences.add(explanation.advice());
                    }
                });
        claim.flatMap(it -> Optional.ofNullable(it.parties().get(PartyRole.OPERATOR)))
                .ifPresent(party -> sentences.add(Messages.get("reexecution.missing.producer", party)));
        return sentences;
    }
}
