package dev.reckoner.ui.claims;

import atlantafx.base.controls.CustomTextField;
import dev.reckoner.audit.CaseReasons.Reason;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.EmptyState;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The reason codes of the case to filter by: searched by code and by words, several chosen by Space, Enter or a click. */
final class ReasonPanel extends VBox {
    private static final double ROW = 28;
    private static final int MOST_ROWS = 6;

    private final ClaimsViewModel model;
    private final CustomTextField search = new CustomTextField();
    private final ObservableList<Reason> all = FXCollections.observableArrayList();
    private final FilteredList<Reason> shown = new FilteredList<>(all);
    private final ListView<Reason> list = new ListView<>(shown);

    /**
     * The panel under the filters.
     *
     * @param close hides it
     */
    ReasonPanel(ClaimsViewModel model, Runnable close) {
        super(6);
        this.model = model;
        setId("reason-panel");
        getStyleClass().addAll("reason-panel", "ruled-bottom");
        setPadding(new Insets(8, 12, 8, 12));
        list.setId("reason-list");
        list.setFixedCellSize(ROW);
        list.setCellFactory(any -> new ReasonCell(model));
        list.setAccessibleText(Messages.get("claims.reason.list"));
        list.setOnMouseClicked(event -> toggleSelected());
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.ENTER) {
                toggleSelected();
                event.consume();
            }
        });
        // Before the list, which takes Escape for itself.
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close.run();
                event.consume();
            }
        });
        getChildren().addAll(header(close), list);
        model.reasons().subscribe(reasons -> show(reasons.reasons()));
        model.query().subscribe(query -> list.refresh());
        search.textProperty().subscribe(this::narrow);
    }

    /** Gives the keyboard to the search. */
    void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    private HBox header(Runnable close) {
        search.setId("reason-search");
        search.setPromptText(Messages.get("claims.reason.search"));
        search.setAccessibleText(Messages.get("claims.reason.search.spoken"));
        search.setPrefWidth(240);
        search.setLeft(Icons.SEARCH.icon());
        search.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
                list.requestFocus();
                list.getSelectionModel().selectFirst();
                event.consume();
            }
        });
        var hint = new Label(Messages.get("claims.reason.hint"));
        hint.getStyleClass().add("second");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var header =
                new HBox(8, search, hint, gap, Buttons.icon(Icons.CLOSE, Messages.get("claims.reason.close"), close));
        header.setAlignment(Pos.CENTER_LEFT);
        return header;
    }

    private void toggleSelected() {
        Optional.ofNullable(list.getSelectionModel().getSelectedItem())
                .ifPresent(reason -> model.toggle(reason.code()));
    }

    private void show(List<Reason> reasons) {
        all.setAll(reasons);
        fit();
    }

    private void narrow(String typed) {
        List<String> needles = List.of(typed.strip().toLowerCase(Locale.ROOT).split("\\s+"));
        shown.setPredicate(reason -> {
            String words = (reason.code() + " " + reason.sentence()).toLowerCase(Locale.ROOT);
            return needles.stream().allMatch(words::contains);
        });
        fit();
    }

    /** As high as its rows, up to the most; an empty list has room to say what to do. */
    private void fit() {
        boolean any = !all.isEmpty();
        list.setPlaceholder(
                any
                        ? new Label(Messages.get("claims.reason.none"))
                        : new EmptyState(
                                Icons.FINDING,
                                Messages.get("claims.reason.empty"),
                                Messages.get("claims.reason.empty.next")));
        double height = any ? ROW * Math.clamp(shown.size(), 1, MOST_ROWS) + 2 : 120;
        list.setMinHeight(height);
        list.setPrefHeight(height);
        list.setMaxHeight(height);
    }
}
