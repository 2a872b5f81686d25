package dev.reckoner.ui.claims;

import atlantafx.base.controls.CustomTextField;
import dev.reckoner.ui.claims.ClaimQuery.Days;
import dev.reckoner.ui.control.KeyHint;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;

/** Search, tiers, and what else is filtered by, each to be taken away. */
final class FilterBar extends FlowPane {
    private final ClaimsViewModel model;
    private final CustomTextField search = new CustomTextField();
    private final FlowPane active = new FlowPane(8, 4);
    private final ToggleButton legend = new ToggleButton();
    private final ToggleButton reasons = new ToggleButton();

    /**
     * The bar above the table.
     *
     * @param leave gives the keyboard back to the table
     */
    FilterBar(ClaimsViewModel model, Runnable leave) {
        super(6, 8);
        this.model = model;
        getStyleClass().addAll("filter-bar", "ruled-bottom");
        setPadding(new Insets(8, 12, 8, 12));
        setRowValignment(javafx.geometry.VPos.CENTER);
        active.setAlignment(Pos.CENTER_LEFT);
        active.setPrefWrapLength(420);
        getChildren().addAll(search(leave), new TierChips(model), reasons(), new MoreFilters(model), legend(), active);
        model.query().subscribe(this::show);
    }

    /** Whether the person wants to see what the marks of the evidence column stand for. */
    BooleanProperty legendWanted() {
        return legend.selectedProperty();
    }

    /** Whether the person wants to choose among the reason codes. */
    BooleanProperty reasonsWanted() {
        return reasons.selectedProperty();
    }

    private ToggleButton reasons() {
        reasons.setText(Messages.get("claims.reason"));
        reasons.setGraphic(Icons.OPEN.icon("icon-12"));
        reasons.setContentDisplay(ContentDisplay.RIGHT);
        reasons.setId("filter-reason");
        reasons.getStyleClass().addAll("filter", "tier-filter");
        reasons.setMinWidth(USE_PREF_SIZE);
        reasons.setAccessibleText(Messages.get("claims.reason.spoken.button"));
        return reasons;
    }

    private ToggleButton legend() {
        String words = Messages.get("strip.legend.show");
        legend.setGraphic(Icons.HELP.icon());
        legend.setId("strip-legend-toggle");
        legend.getStyleClass().addAll("quiet", "icon-only", "small");
        legend.setAccessibleText(words);
        legend.setTooltip(new Tooltip(words));
        return legend;
    }

    /** Gives the keyboard to the search. */
    void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    private CustomTextField search(Runnable leave) {
        search.setId("claims-search");
        search.setPromptText(Messages.get("claims.search"));
        search.setAccessibleText(Messages.get("claims.search.spoken"));
        search.setPrefWidth(124);
        search.setTooltip(new Tooltip(Messages.get("claims.search.spoken")));
        search.setLeft(Icons.SEARCH.icon());
        search.setRight(new KeyHint("/"));
        search.textProperty().subscribe(text -> {
            if (!text.equals(model.query().get().text())) {
                model.query().set(model.query().get().withText(text));
            }
        });
        search.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                search.clear();
                leave.run();
                event.consume();
            } else if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.DOWN) {
                leave.run();
                event.consume();
            }
        });
        return search;
    }

    private void show(ClaimQuery query) {
        if (!search.getText().equals(query.text())) {
            search.setText(query.text());
        }
        active.getChildren().clear();
        query.codes().stream()
                .sorted()
                .forEach(code -> active.getChildren().add(removable(code, () -> model.toggle(code))));
        if (!(query.verdict() instanceof VerdictChoice.Any)) {
            active.getChildren()
                    .add(removable(
                            MoreFilters.word(query.verdict()),
                            () -> model.query().set(model.query().get().withVerdict(new VerdictChoice.Any()))));
        }
        if (!query.marks().isEmpty()) {
            active.getChildren()
                    .add(removable(
                            MoreFilters.word(query.marks()),
                            () -> model.query().set(model.query().get().withMarks(Set.of()))));
        }
        query.only()
                .ifPresent(named -> active.getChildren()
                        .add(removable(
                                named.name(),
                                () -> model.query().set(model.query().get().withOnly(Optional.empty())))));
        query.days()
                .ifPresent(days -> active.getChildren()
                        .add(removable(
                                words(days),
                                () -> model.query().set(model.query().get().withDays(Optional.empty())))));
    }

    private static String words(Days days) {
        return days.from() == days.to()
                ? Messages.get("claims.chip.day", days.from())
                : Messages.get("claims.chip.days", days.from(), days.to());
    }

    private static Button removable(String text, Runnable remove) {
        var chip = new Button(text, Icons.CLOSE.icon("icon-12", "accent"));
        chip.setContentDisplay(ContentDisplay.RIGHT);
        chip.getStyleClass().addAll("filter-chip");
        chip.setAccessibleText(Messages.get("claims.chip.remove", text));
        chip.setOnAction(event -> remove.run());
        return chip;
    }
}
