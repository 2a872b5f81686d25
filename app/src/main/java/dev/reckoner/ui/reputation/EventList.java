package dev.reckoner.ui.reputation;

import dev.reckoner.audit.SubjectEvent;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.stream.IntStream;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Everything that befell a subject, oldest first. */
final class EventList extends VBox {
    private static final double ROW = 28;
    private static final int LEAST_ROWS = 5;

    private final ReputationViewModel model;
    private final Label title = new Label();
    private final ListView<Integer> list = new ListView<>();
    private boolean following;

    EventList(ReputationViewModel model) {
        this.model = model;
        title.getStyleClass().add("panel-title");
        title.setPadding(new Insets(8, 12, 8, 12));
        list.setId("events");
        list.setFixedCellSize(ROW);
        list.setCellFactory(any -> new Cell());
        list.getSelectionModel().selectedItemProperty().addListener((any, was, now) -> {
            if (now != null && !following) {
                model.select(now);
            }
        });
        list.getStyleClass().add("plain-list");
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(title, list);
    }

    void show(View view, int selected) {
        title.setText(Messages.get(
                "reputation.inspector.events", Names.of(view.chosen().getFirst())));
        list.setAccessibleText(title.getText());
        following = true;
        int count = view.events().size();
        list.getItems().setAll(IntStream.range(0, count).boxed().toList());
        list.setMinHeight(ROW * Math.clamp(count, 1, LEAST_ROWS) + 2);
        list.getSelectionModel().clearAndSelect(selected);
        list.scrollTo(Math.max(0, selected - LEAST_ROWS / 2));
        following = false;
    }

    /** One event. */
    private final class Cell extends ListCell<Integer> {
        private final Label day = new Label();
        private final HBox icon = new HBox();
        private final Label words = new Label();
        private final HBox line = new HBox(8, day, icon, words);

        Cell() {
            day.getStyleClass().addAll("mono", "muted");
            day.setMinWidth(USE_PREF_SIZE);
            icon.setAlignment(Pos.CENTER);
            words.getStyleClass().add("plain");
            words.setMinWidth(0);
            line.setAlignment(Pos.CENTER_LEFT);
            line.setMinWidth(0);
            line.setPrefWidth(1);
        }

        @Override
        protected void updateItem(@Nullable Integer number, boolean empty) {
            super.updateItem(number, empty);
            var events = model.view().get().map(View::events).orElse(java.util.List.of());
            if (empty || number == null || number >= events.size()) {
                setGraphic(null);
                return;
            }
            SubjectEvent event = events.get(number);
            Mark mark = Mark.of(event);
            day.setText(Figures.day(event.at()).toString().substring(5));
            icon.getChildren().setAll(Icons.of(mark.icon(), mark.style()));
            words.setText(mark.words());
            setAccessibleText(Figures.day(event.at()) + " " + mark.words());
            setGraphic(line);
        }
    }
}
