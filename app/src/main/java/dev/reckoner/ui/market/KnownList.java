package dev.reckoner.ui.market;

import dev.reckoner.audit.BecameKnown;
import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What became known, and in a word what users did. */
final class KnownList extends StackPane {
    private static final double ROW = 60;

    private final MarketViewModel model;
    private final ListView<MarketView.Line> list = new ListView<>();
    private final Label more = new Label();
    private boolean following;

    KnownList(MarketViewModel model) {
        this.model = model;
        list.setId("market-known");
        list.setFixedCellSize(ROW);
        list.setCellFactory(any -> new Cell());
        list.setAccessibleText(Messages.get("market.list"));
        list.getStyleClass().add("plain-list");
        list.getSelectionModel().selectedIndexProperty().addListener((any, was, now) -> {
            if (!following) {
                model.choose(now.intValue());
            }
        });
        more.getStyleClass().add("second");
        // Within the card's own border.
        var inside = new StackPane(list);
        inside.setPadding(new Insets(0, 1, 1, 1));
        getChildren()
                .add(new Card(Messages.get("market.list")).ruled().tools(more).content(inside));
        model.view().subscribe(view -> view.ifPresent(this::show));
        model.chosen().subscribe(any -> follow());
    }

    private void show(MarketView view) {
        following = true;
        list.getItems().setAll(view.listed());
        more.setText(view.more() == 0 ? "" : Messages.get("market.list.more", view.more()));
        following = false;
        follow();
    }

    private void follow() {
        following = true;
        model.chosen().get().ifPresent(line -> list.getSelectionModel().select(line));
        following = false;
    }

    /** One of it, in three lines. */
    private static final class Cell extends ListCell<MarketView.Line> {
        private final Label party = new Label();
        private final Label day = new Label();
        private final Label what = new Label();
        private final Label answer = new Label();
        private final HBox icon = new HBox();
        private final VBox lines;

        Cell() {
            party.getStyleClass().add("name");
            party.setMinWidth(0);
            day.getStyleClass().addAll("mono", "muted");
            day.setMinWidth(Region.USE_PREF_SIZE);
            what.getStyleClass().add("second");
            what.setMinWidth(0);
            answer.getStyleClass().add("second");
            var gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            icon.setAlignment(Pos.CENTER);
            var head = new HBox(8, icon, party, gap, day);
            head.setAlignment(Pos.CENTER_LEFT);
            lines = new VBox(1, head, what, answer);
            lines.setAlignment(Pos.CENTER_LEFT);
            lines.setMinWidth(0);
            lines.setPrefWidth(1);
        }

        @Override
        protected void updateItem(MarketView.@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null) {
                setGraphic(null);
                return;
            }
            var one = line.known();
            boolean isolation = one.counts().containsKey(BecameKnown.Kind.ISOLATION);
            icon.getChildren().setAll((isolation ? Icons.ISOLATE : Icons.FINDING).icon());
            party.setText(one.party());
            day.setText(Figures.day(one.intervention().known()).toString().substring(5));
            what.setText(MarketWords.briefly(one));
            answer.setText(MarketWords.movement(line.response().movement()));
            setAccessibleText(String.join(
                    ", ",
                    one.party(),
                    Figures.day(one.intervention().known()).toString(),
                    MarketWords.known(one),
                    answer.getText()));
            setGraphic(lines);
        }
    }
}
