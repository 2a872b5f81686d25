package dev.reckoner.ui.ledger;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.LedgerState;
import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.control.TierIcon;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.shell.Place;
import dev.reckoner.ui.shell.PlaceAction;
import dev.reckoner.ui.shell.PlaceContext;
import dev.reckoner.ui.shell.PlaceHeader;
import dev.reckoner.ui.shell.PlaceId;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** How many entries the ledger has, under which root, and whether they agree, and the entries themselves. */
public final class LedgerPlace implements Place {
    private final LedgerViewModel model;
    private final VBox summary = new VBox();
    private final VBox content = new VBox(12, summary);
    private final EntriesCard entries;
    private final EntryInspector inspector;

    /** The ledger of a case. */
    public LedgerPlace(PlaceContext context) {
        model = new LedgerViewModel(context);
        entries = new EntriesCard(model);
        VBox.setVgrow(entries, Priority.ALWAYS);
        content.getChildren().add(entries);
        inspector = new EntryInspector(model);
        model.state().subscribe(this::show);
    }

    @Override
    public PlaceId id() {
        return PlaceId.LEDGER;
    }

    @Override
    public Node view() {
        return content;
    }

    @Override
    public Optional<Node> inspector() {
        return Optional.of(inspector);
    }

    @Override
    public PlaceHeader header() {
        var header = new PlaceHeader(id());
        header.subtitle()
                .bind(model.state().map(state -> Messages.get("ledger.subtitle", Figures.count(state.entries()))));
        header.actions()
                .add(new PlaceAction(
                        Messages.get("ledger.verify"), Icons.VERIFY, "E", PlaceAction.Weight.PRIMARY, model::verify));
        return header;
    }

    /** The keyboard begins in the table, so that its letters work at once. */
    @Override
    public void shown() {
        entries.focusTable();
    }

    private void show(LedgerState state) {
        var icon = new TierIcon();
        icon.getStyleClass().add("icon-20");
        icon.show(LedgerViewModel.tier(state));
        var sentence = label(LedgerViewModel.sentence(state), "subject");
        var head = new HBox(12, icon, sentence);
        head.setAlignment(Pos.CENTER_LEFT);
        var facts = new GridPane(16, 8);
        facts.addRow(1, label(Messages.get("ledger.root"), "body-2"), label(state.root(), "mono"));
        var body = new VBox(12, head, facts);
        state.failures().stream()
                .map(failure -> new Label(failure, TierIcon.of(Tier.CONTRAINDICATED)))
                .forEach(body.getChildren()::add);
        body.setPadding(new Insets(16));
        summary.getChildren().setAll(Card.plain().content(body));
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().addAll(style, "prose");
        return label;
    }
}
