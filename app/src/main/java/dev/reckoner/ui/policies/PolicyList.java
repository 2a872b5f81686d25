package dev.reckoner.ui.policies;

import dev.reckoner.ui.look.Messages;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The policies of the case, each under its mark. */
final class PolicyList extends ListView<PolicyItem> {
    private static final double ROW = 52;

    private final PoliciesViewModel model;
    private boolean following;

    PolicyList(PoliciesViewModel model) {
        super(model.items());
        this.model = model;
        setId("policy-list");
        getStyleClass().add("policy-list");
        setFixedCellSize(ROW);
        setMinHeight(0);
        setAccessibleText(Messages.get("policies.list"));
        setCellFactory(list -> new Cell());
        model.chosen().subscribe(this::follow);
        model.items().subscribe(() -> follow(model.chosen().get()));
        getSelectionModel().selectedItemProperty().addListener((any, was, now) -> {
            if (now != null && !following) {
                model.chosen().set(Optional.of(now));
            }
        });
    }

    private void follow(Optional<PolicyItem> item) {
        following = true;
        item.ifPresentOrElse(getSelectionModel()::select, getSelectionModel()::clearSelection);
        following = false;
    }

    /** A policy in two lines; the nodes are kept. */
    private static final class Cell extends ListCell<PolicyItem> {
        private final MarkView mark = new MarkView();
        private final Label name = new Label();
        private final Label about = new Label();
        private final Label inForce = new Label(Messages.get("policies.inForce"));
        private final HBox line;

        Cell() {
            name.getStyleClass().add("name");
            about.getStyleClass().add("second");
            inForce.getStyleClass().addAll("second", "in-force");
            inForce.setMinWidth(Region.USE_PREF_SIZE);
            var words = new VBox(2, name, about);
            words.setAlignment(Pos.CENTER_LEFT);
            words.setMinWidth(0);
            HBox.setHgrow(words, Priority.ALWAYS);
            line = new HBox(10, mark, words, inForce);
            line.setAlignment(Pos.CENTER_LEFT);
            line.setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable PolicyItem item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            mark.show(item.mark());
            name.setText(item.name());
            about.setText(item.about());
            inForce.setVisible(item.isInForce());
            inForce.setManaged(item.isInForce());
            setGraphic(line);
            setAccessibleText(Messages.get(
                    item.isInForce() ? "policies.spoken.inForce" : "policies.spoken",
                    item.name(),
                    item.about(),
                    item.mark().word()));
        }
    }
}
