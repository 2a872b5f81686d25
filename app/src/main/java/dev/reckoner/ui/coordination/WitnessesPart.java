package dev.reckoner.ui.coordination;

import dev.reckoner.audit.Witnessing;
import dev.reckoner.ui.shell.PlaceContext;
import dev.reckoner.ui.shell.PlacePart;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Who confirmed and who contradicted whom, on which claims. */
public final class WitnessesPart implements PlacePart {
    private final WitnessesViewModel model;
    private final StackPane view;
    private final WitnessesInspector inspector;
    private final SentenceCard sentence = new SentenceCard("witnesses-sentence");
    private final VBox cards = new VBox(12);

    /** The part for an open case. */
    public WitnessesPart(PlaceContext context) {
        model = new WitnessesViewModel(context);
        inspector = new WitnessesInspector(model);
        view = Pieces.page(cards, "witnesses.failed", model.failure());
        model.view().subscribe(read -> read.ifPresent(this::show));
    }

    private void show(Witnessing witnessing) {
        sentence.say(WitnessWords.sentence(witnessing), WitnessWords.second(witnessing));
        cards.getChildren().setAll(sentence);
        if (!witnessing.agreement().pairs().isEmpty()) {
            cards.getChildren().add(new MatrixCard(model, witnessing));
        }
        if (!witnessing.witnesses().isEmpty()) {
            cards.getChildren().add(new WitnessListCard(witnessing));
        }
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public Node inspector() {
        return inspector;
    }

    @Override
    public void shown() {
        model.shown();
    }
}
