package dev.reckoner.ui.ledger;

import dev.reckoner.appraise.Tier;
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
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** How many entries the ledger has, under which root, and whether they agree. The list of entries is to come. */
public final class LedgerPlace implements Place {
    private final LedgerViewModel model;
    private final VBox content = new VBox(12);

    /** The ledger of a case. */
    public LedgerPlace(PlaceContext context) {
        model = new LedgerViewModel(context);
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
    public PlaceHeader header() {
        var header = new PlaceHeader(id());
        header.subtitle()
                .bind(model.state().map(state -> Messages.get("ledger.subtitle", Figures.count(state.entries()))));
        header.actions()
                .add(new PlaceAction(
                        Messages.get("ledger.verify"), Icons.VERIFY, "V", PlaceAction.Weight.PRIMARY, model::verify));
        return header;
    }

    private void show(LedgerState state) {
        var icon = new TierIcon();
        icon.getStyleClass().add("icon-20");
        icon.show(LedgerViewModel.tier(state));
        var sentence = label(LedgerViewModel.sentence(state), "subject");
        var head = new HBox(12, icon, sentence);
        head.setAlignment(Pos.CENTER_LEFT);
        var facts = new GridPane(16, 8);
        facts.addRow(0, label(Messages.get("ledger.entries"), "body-2"), label(Figures.count(state.entries()), "mono"));
        facts.addRow(1, label(Messages.get("ledger.root"), "body-2"), label(state.root(), "mono"));
        var body = new VBox(12, head, facts);
        state.failures().stream()
                .map(failure -> new Label(failure, TierIcon.of(Tier.CONTRAINDICATED)))
                .forEach(body.getChildren()::add);
        body.setPadding(new Insets(16));
        content.getChildren().setAll(Card.plain().content(body), later());
    }

    private static Node later() {
        Label later = label(Messages.get("planned.ledger"), "second");
        later.setPadding(new Insets(12, 16, 12, 16));
        return Card.plain().content(later);
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().addAll(style, "prose");
        return label;
    }
}
