package dev.reckoner.ui.shell;

import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Tips;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The header of a place as drawn: title, second line, controls, actions. */
final class PlaceBar extends HBox {
    private final Map<Node, PlaceAction> secondary = new LinkedHashMap<>();
    private final MenuButton more = new MenuButton();
    private final Button details;

    PlaceBar(PlaceHeader header, Runnable showDetails) {
        getStyleClass().add("place-header");
        var title = label("place-title");
        title.setText(header.title());
        title.setMinWidth(USE_PREF_SIZE);
        var subtitle = label("body-2");
        subtitle.textProperty().bind(header.subtitle());
        Tips.whenCut(subtitle);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(title, subtitle);
        getChildren().addAll(header.beside());
        getChildren().add(gap);
        getChildren().addAll(header.controls());
        more.getStyleClass().add("quiet");
        more.setGraphic(Icons.MORE.icon("icon-16"));
        more.setAccessibleText(Messages.get("header.more"));
        more.setTooltip(new Tooltip(Messages.get("header.more")));
        details = Buttons.withKey(Buttons.secondary(Messages.get("header.details"), showDetails), "Ctrl+I");
        details.setId("show-details");
        header.actions().forEach(this::add);
        narrow(false);
    }

    /** Offers what stands in the drawer, where there is one. */
    void drawer(boolean drawer) {
        getChildren().remove(details);
        if (drawer) {
            getChildren()
                    .add(
                            getChildren().indexOf(more) < 0
                                    ? getChildren().size()
                                    : getChildren().indexOf(more),
                            details);
        }
    }

    /** Gives the keyboard to what opens the drawer. */
    void focusDetails() {
        details.requestFocus();
    }

    /** Keeps only the primary action in sight. */
    void narrow(boolean narrow) {
        secondary.forEach((node, action) -> {
            node.visibleProperty().unbind();
            if (narrow) {
                node.setVisible(false);
            } else {
                node.visibleProperty().bind(action.offered());
            }
        });
        getChildren().remove(more);
        if (narrow && !secondary.isEmpty()) {
            getChildren().add(more);
        }
    }

    private void add(PlaceAction action) {
        if (action.weight() == PlaceAction.Weight.KEY) {
            return;
        }
        Button button = button(action);
        Tooltip why = new Tooltip();
        action.refusal().subscribe(refusal -> {
            button.setDisable(!refusal.isEmpty());
            why.setText(refusal);
            Tooltip.uninstall(button, why);
        });
        var tip = new Tooltip();
        tip.textProperty().bind(action.note());
        action.note().subscribe(note -> button.setTooltip(note.isEmpty() ? null : tip));
        // A disabled button gets no mouse events, so what surrounds it says why.
        var holder = new HBox(button);
        holder.setAlignment(javafx.geometry.Pos.CENTER);
        action.refusal().subscribe(refusal -> {
            if (refusal.isEmpty()) {
                Tooltip.uninstall(holder, why);
            } else {
                Tooltip.install(holder, why);
            }
        });
        holder.managedProperty().bind(holder.visibleProperty());
        holder.visibleProperty().bind(action.offered());
        getChildren().add(holder);
        if (action.weight() != PlaceAction.Weight.PRIMARY) {
            secondary.put(holder, action);
            var item = new MenuItem(action.text(), action.icon().icon());
            item.setOnAction(event -> action.run());
            item.disableProperty().bind(action.refusal().isNotEmpty());
            item.visibleProperty().bind(action.offered());
            more.getItems().add(item);
        }
    }

    private static Button button(PlaceAction action) {
        Button button = switch (action.weight()) {
            case PRIMARY -> Buttons.primary(action.text(), action.icon(), action::run);
            case SECONDARY -> Buttons.secondary(action.text(), action.icon(), action::run);
            case GRAVE -> Buttons.grave(action.text(), action.icon(), action::run);
            case KEY -> throw new IllegalArgumentException("An action without a button");
        };
        return Buttons.withKey(button, action.key());
    }

    private static Label label(String style) {
        var label = new Label();
        label.getStyleClass().add(style);
        return label;
    }
}
