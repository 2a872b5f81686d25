package dev.reckoner.ui.ledger;

import dev.reckoner.audit.LedgerHeads;
import dev.reckoner.audit.LedgerHeads.OtherHead;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.control.SegmentedChoice;
import dev.reckoner.ui.control.TableTools;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The heads: the case's own with who cosigned them, the keys that sign them, and what was seen of other logs. */
final class HeadsCard extends StackPane {
    /** The sides of the card. */
    enum Side {
        OWN,
        KEYS,
        OTHERS
    }

    /** Two heads, three witnesses and what can be asked of them. */
    private static final double LEAST = 300;

    private final HeadsViewModel model;
    private final HBox alarm = new HBox(8);
    private final SegmentedChoice<Side> side = new SegmentedChoice<>(
            List.of(Side.values()),
            one -> Messages.get("ledger.heads." + one.name().toLowerCase(Locale.ROOT)));

    HeadsCard(HeadsViewModel model) {
        this.model = model;
        alarm.setAlignment(Pos.CENTER_LEFT);
        alarm.getStyleClass().addAll("strip", "square", "contraindicated");
        alarm.setId("ledger-fork");
        alarm.managedProperty().bind(alarm.visibleProperty());
        side.setAlignment(Pos.CENTER);
        side.getChildren().forEach(button -> button.getStyleClass().add("small"));
        var sides = new StackPane(
                shown(Side.OWN, new OwnHeadsView(model)),
                shown(Side.KEYS, new KeysView(model)),
                shown(Side.OTHERS, new OtherLogsView(model)));
        var failed = Words.padded("", "second", "alarm", "prose");
        failed.textProperty()
                .bind(model.trouble().map(why -> why.isEmpty() ? "" : Messages.get("ledger.heads.failed.why", why)));
        failed.visibleProperty().bind(model.trouble().isNotEmpty());
        failed.managedProperty().bind(failed.visibleProperty());
        sides.visibleProperty().bind(model.trouble().isEmpty());
        VBox.setVgrow(sides, Priority.ALWAYS);
        sides.setMinHeight(0);
        getChildren()
                .add(new Card(Messages.get("ledger.heads"))
                        .tools(side, TableTools.tool(Icons.EXPORT, "ledger.head.export", model::exportHead))
                        .content(new VBox(alarm, failed, sides)));
        setMinHeight(LEAST);
        model.heads().subscribe(this::show);
    }

    private Node shown(Side of, Node node) {
        node.visibleProperty().bind(side.chosen().map(of::equals));
        return node;
    }

    /** Which side is shown. */
    SegmentedChoice<Side> side() {
        return side;
    }

    private void show(LedgerHeads heads) {
        List<OtherHead> forks = heads.forks();
        alarm.setVisible(!forks.isEmpty());
        alarm.getChildren().clear();
        if (!forks.isEmpty()) {
            OtherHead fork = forks.getFirst();
            var words = Words.label(
                    Messages.get("ledger.fork", fork.log(), Figures.count(fork.size())), "second", "alarm", "prose");
            HBox.setHgrow(words, Priority.ALWAYS);
            words.setMaxWidth(Double.MAX_VALUE);
            var look = Buttons.link(
                    Messages.get("ledger.fork.show"), () -> side.chosen().set(Side.OTHERS));
            look.getStyleClass().addAll("flush", "second");
            look.visibleProperty().bind(side.chosen().isNotEqualTo(Side.OTHERS));
            look.managedProperty().bind(look.visibleProperty());
            alarm.getChildren().addAll(Icons.CONTRAINDICATED.icon("contraindicated"), words, look);
        }
    }
}
