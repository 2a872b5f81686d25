package dev.reckoner.ui.coordination;

import dev.reckoner.audit.Coordination;
import dev.reckoner.coordination.Standing;
import dev.reckoner.ui.shell.PlaceContext;
import dev.reckoner.ui.shell.PlacePart;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What the parties of a case share, as groups with their grounds, and which of them fail at the same time. */
public final class CoordinationPart implements PlacePart {
    private static final int MOST_GROUPS = 30;

    private final CoordinationViewModel model;
    private final StackPane view;
    private final CoordinationInspector inspector;
    private final SentenceCard sentence = new SentenceCard("coordination-sentence");
    private final VBox cards = new VBox(12);

    /** The part for an open case. */
    public CoordinationPart(PlaceContext context) {
        model = new CoordinationViewModel(context);
        inspector = new CoordinationInspector(model);
        cards.setId("coordination-groups");
        view = Pieces.page(cards, "coordination.failed", model.failure());
        model.view().subscribe(read -> read.ifPresent(this::show));
    }

    private void show(Coordination coordination) {
        sentence.say(Words.sentence(coordination), Words.second(coordination));
        cards.getChildren().setAll(sentence);
        coordination.groups().stream()
                .limit(MOST_GROUPS)
                .map(group -> new GroupCard(model, coordination, group))
                .forEach(cards.getChildren()::add);
        var common = coordination.sharing().with(Standing.COMMON).toList();
        if (!common.isEmpty()) {
            cards.getChildren().add(new CommonCard(model, coordination, common));
        }
        cards.getChildren().add(new PairsCard(model, coordination));
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
