package dev.reckoner.ui.document;

import dev.reckoner.trail.document.DocumentField;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.control.Clips;
import dev.reckoner.ui.control.EmptyState;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.document.DocumentViewModel.State;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A document: decoded fields left, bytes right, one selection for both. */
public final class DocumentCard extends VBox {
    private static final int NAME_LETTERS = 24;

    private final DocumentViewModel model;
    private final Card card = new Card(Messages.get("document.title.none")).ruled();
    private final FieldTree fields;
    private final HexList bytes;
    private final SplitPane sides;
    private final StackPane body = new StackPane();
    private final Label place = new Label();

    /**
     * A card that shows what its model has open.
     *
     * @param hide called when the person closes it
     */
    public DocumentCard(DocumentViewModel model, Runnable hide) {
        this.model = model;
        fields = new FieldTree(model);
        bytes = new HexList(model);
        sides = new SplitPane(fields, bytes);
        sides.getStyleClass().add("hairline");
        sides.setDividerPositions(0.38);
        SplitPane.setResizableWithParent(bytes, false);
        place.getStyleClass().addAll("mono", "muted");
        place.setMinWidth(USE_PREF_SIZE);
        card.tools(
                place,
                Buttons.icon(Icons.COPY, Messages.get("document.copy"), this::copy),
                Buttons.icon(Icons.CLOSE, Messages.get("document.hide"), hide));
        card.content(body);
        VBox.setVgrow(card, Priority.ALWAYS);
        getChildren().add(card);
        setMinHeight(96);
        model.state().subscribe(this::show);
        model.selected().subscribe(field -> describe());
        model.pointed().subscribe(field -> describe());
    }

    /** Puts something after the title: what was found out about the document. */
    public void beside(Node... nodes) {
        card.beside(nodes);
    }

    /** Gives the keyboard to the decoded fields. */
    public void focusFields() {
        fields.requestFocus();
        if (fields.getSelectionModel().isEmpty()) {
            fields.getSelectionModel().selectFirst();
        }
    }

    private void show(State state) {
        card.titleProperty().set(title(state));
        Optional<ShownDocument> open = state instanceof State.Open it ? Optional.of(it.document()) : Optional.empty();
        fields.show(open);
        bytes.show();
        body.getChildren().setAll(open.isPresent() ? sides : words(state));
    }

    private static String title(State state) {
        return switch (state) {
            case State.Nothing nothing -> Messages.get("document.title.none");
            case State.Loading loading -> loading.title();
            case State.Open open -> open.document().title();
            case State.Missing missing -> missing.title();
            case State.TooLarge large -> large.title();
            case State.Failed failed -> failed.title();
        };
    }

    private static Node words(State state) {
        return switch (state) {
            case State.Missing missing ->
                empty("document.missing", missing.digest().toString());
            case State.TooLarge large -> empty("document.large", large.title(), large.size());
            case State.Failed failed -> empty("document.failed");
            case State.Loading loading -> new Label(Messages.get("document.loading"));
            case State.Nothing nothing -> empty("document.none");
            case State.Open open -> empty("document.none");
        };
    }

    private static Node empty(String key, Object... arguments) {
        return new EmptyState(Icons.EVIDENCE, Messages.get(key), Messages.get(key + ".next", arguments));
    }

    private void describe() {
        place.setText(
                model.pointed().get().or(model.selected()::get).map(this::place).orElse(""));
    }

    private String place(DocumentField field) {
        return model.range(Optional.of(field))
                .map(range -> Messages.get(
                        model.showsPayload() ? "document.place.payload" : "document.place",
                        Figures.middle(field.name(), NAME_LETTERS),
                        range.length(),
                        String.format(Locale.ROOT, "0x%06x", range.offset())))
                .orElse("");
    }

    private void copy() {
        model.selected().get().map(DocumentField::value).ifPresent(Clips::copy);
    }
}
