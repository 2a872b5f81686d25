package dev.reckoner.ui.ledger;

import dev.reckoner.audit.LedgerHeads;
import dev.reckoner.audit.LedgerHeads.GivenCosignature;
import dev.reckoner.audit.LedgerHeads.OtherHead;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** What this case has seen of other logs, and what it cosigned for them. */
final class OtherLogsView extends ScrollPane {
    private final HeadsViewModel model;
    private final VBox rows = new VBox();

    OtherLogsView(HeadsViewModel model) {
        this.model = model;
        setContent(rows);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setId("ledger-others");
        setAccessibleText(Messages.get("ledger.others"));
        model.heads().subscribe(this::show);
    }

    private void show(LedgerHeads heads) {
        rows.getChildren().setAll(TwoLines.heading("ledger.others"));
        fill(
                "ledger.others.none",
                heads.others().stream()
                        .map(head -> row(head, heads.isOfFork(head)))
                        .toList());
        rows.getChildren().add(TwoLines.heading("ledger.given"));
        fill("ledger.given.none", heads.given().stream().map(this::row).toList());
    }

    private void fill(String none, List<Node> lines) {
        rows.getChildren().addAll(lines);
        if (lines.isEmpty()) {
            rows.getChildren().add(Words.padded(Messages.get(none), "second", "prose"));
        }
    }

    private Node row(OtherHead head, boolean ofFork) {
        return new TwoLines(
                ofFork ? Icons.CONTRAINDICATED.icon("contraindicated") : icon(head),
                Words.label(head.log(), "name"),
                Messages.get(
                        "ledger.other." + head.standing().name().toLowerCase(Locale.ROOT),
                        Figures.count(head.size()),
                        Figures.middle(head.root().hex(), 9),
                        Figures.minute(head.time())),
                TwoLines.entry(head.entry(), model::showEntry));
    }

    private static FontIcon icon(OtherHead head) {
        return switch (head.standing()) {
            case CONTRADICTING -> Icons.CONTRAINDICATED.icon("contraindicated");
            case UNPROVEN -> Icons.WARNING.icon("warning");
            case COSIGNED -> Icons.AFFIRMING.icon("affirming");
            case SHOWN -> Icons.NONE.icon("none");
        };
    }

    private Node row(GivenCosignature given) {
        return new TwoLines(
                Icons.SIGN.icon(),
                Words.label(given.log(), "name"),
                Messages.get("ledger.given.line", Figures.count(given.size()), Figures.minute(given.time())),
                TwoLines.entry(given.entry(), model::showEntry));
    }
}
