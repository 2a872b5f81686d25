package dev.reckoner.ui.claims;

import dev.reckoner.appraise.Finding;
import dev.reckoner.audit.ClaimDetail;
import dev.reckoner.audit.ClaimDetail.HistoryLine;
import dev.reckoner.audit.DecidingFinding;
import dev.reckoner.trail.Evidence;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.EmptyState;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.control.SegmentedChoice;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Callback;

/** One claim with its findings, its evidence, what none of it covers, and what the ledger says about it. */
final class ClaimInspector extends VBox {
    private static final int PLACE_LETTERS = 44;

    private final EvidenceOpener opener;
    private final ClaimHead head = new ClaimHead();
    private final FindingList findings = new FindingList();
    private final SegmentedChoice<Boolean> byTier = new SegmentedChoice<>(
            List.of(false, true), tier -> Messages.get(tier ? "claims.order.tier" : "claims.order.checked"));
    private Optional<ClaimDetail> shown = Optional.empty();
    private final ListView<Evidence> evidence =
            list("claims.tab.evidence", any -> new TwoLineCell<>(ClaimInspector::words));
    private final ListView<String> notCovered = list(
            "claims.tab.notCovered",
            any -> new TwoLineCell<>(line -> new TwoLineCell.Words(Icons.NOT_COVERED.literal(), line, "")));
    private final ListView<HistoryLine> history =
            list("claims.tab.history", any -> new TwoLineCell<>(ClaimInspector::words));
    private final TabPane tabs = new TabPane();
    private final Node nothing = new EmptyState(
            Icons.CLAIM, Messages.get("claims.inspector.none"), Messages.get("claims.inspector.none.next"));

    /**
     * An inspector of the selected claim.
     *
     * @param opener opens evidence beside it
     * @param copy copies the claim
     */
    ClaimInspector(ClaimsViewModel model, EvidenceOpener opener, Runnable copy) {
        this.opener = opener;
        getStyleClass().add("card");

        onEnter(findings, opener::open);
        onEnter(evidence, opener::open);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        // Made once: tabs that are replaced are shown growing from nothing.
        tabs.getTabs()
                .setAll(
                        tab("findings", findings, ordered()),
                        tab("evidence", evidence, evidence),
                        tab("notCovered", notCovered, notCovered),
                        tab("history", history, history));
        VBox.setVgrow(tabs, Priority.ALWAYS);
        VBox.setVgrow(nothing, Priority.ALWAYS);
        Node footer = footer(copy);
        model.detail().subscribe(detail -> {
            getChildren().setAll(detail.isPresent() ? List.of(head, tabs, footer) : List.of(nothing));
            detail.ifPresent(claim -> show(claim, day(model, claim)));
        });
    }

    private static int day(ClaimsViewModel model, ClaimDetail detail) {
        return model.snapshot().get().lines().stream()
                .filter(line -> line.row().id().equals(detail.row().id()))
                .mapToInt(ClaimLine::day)
                .findFirst()
                .orElse(1);
    }

    private void show(ClaimDetail detail, int day) {
        head.show(detail, day);
        shown = Optional.of(detail);
        showFindings(opener.worst(detail));
        evidence.getItems().setAll(detail.evidence());
        notCovered.getItems().setAll(detail.notCovered());
        history.getItems().setAll(detail.history());
    }

    private void showFindings(Optional<Finding> chosen) {
        shown.map(ClaimDetail::findings)
                .ifPresent(all -> findings.show(byTier.chosen().get() ? DecidingFinding.byTier(all) : all, chosen));
    }

    /** The findings under the choice of their order. */
    private Node ordered() {
        byTier.setAccessibleText(Messages.get("claims.order"));
        byTier.getChildren().forEach(button -> button.getStyleClass().add("small"));
        byTier.setId("finding-order");
        byTier.chosen()
                .addListener(change -> showFindings(
                        Optional.ofNullable(findings.getSelectionModel().getSelectedItem())));
        var word = new Label(Messages.get("claims.order"));
        word.getStyleClass().add("second");
        var line = new HBox(8, word, byTier);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("finding-order");
        VBox.setVgrow(findings, Priority.ALWAYS);
        return new VBox(line, findings);
    }

    private static Tab tab(String key, ListView<?> list, Node content) {
        String name = Messages.get("claims.tab." + key);
        var word = new Label(name);
        word.getStyleClass().add("tab-word");
        var count = new Label();
        count.textProperty().bind(Bindings.size(list.getItems()).asString());
        count.getStyleClass().addAll("mono", "muted");
        var title = new HBox(6, word);
        // What one asks of the history is when and what, not how many.
        if (!key.equals("history")) {
            title.getChildren().add(count);
        }
        title.setAlignment(Pos.CENTER);
        var tab = new Tab();
        tab.setId("tab-" + key);
        tab.setGraphic(title);
        tab.setContent(content);
        return tab;
    }

    private Node footer(Runnable copy) {
        var open = Buttons.withKey(
                Buttons.secondary(Messages.get("claims.action.open"), Icons.EVIDENCE, this::openSelected), "Enter");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var footer = new HBox(open, gap, Buttons.quiet(Messages.get("claims.action.copy"), Icons.COPY, copy));
        footer.getStyleClass().add("inspector-footer");
        return footer;
    }

    private void openSelected() {
        boolean items = tabs.getSelectionModel().getSelectedIndex() == 1;
        Optional.ofNullable(evidence.getSelectionModel().getSelectedItem())
                .filter(item -> items)
                .ifPresentOrElse(
                        opener::open,
                        () -> Optional.ofNullable(findings.getSelectionModel().getSelectedItem())
                                .ifPresent(opener::open));
    }

    private static <T> void onEnter(ListView<T> list, java.util.function.Consumer<T> open) {
        Runnable selected = () ->
                Optional.ofNullable(list.getSelectionModel().getSelectedItem()).ifPresent(open);
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                selected.run();
                event.consume();
            }
        });
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                selected.run();
            }
        });
    }

    private static <T> ListView<T> list(String key, Callback<ListView<T>, ListCell<T>> cells) {
        ListView<T> list = new ListView<>(FXCollections.observableArrayList());
        list.setCellFactory(cells);
        list.setAccessibleText(Messages.get(key));
        list.setPlaceholder(new Label(Messages.get(key.replace("tab", "none"))));
        return list;
    }

    private static TwoLineCell.Words words(Evidence item) {
        return new TwoLineCell.Words(
                Icons.EVIDENCE.literal(), item.title(), Figures.middle(item.place(), PLACE_LETTERS));
    }

    private static TwoLineCell.Words words(HistoryLine line) {
        return new TwoLineCell.Words(
                "fth-book",
                line.what(),
                Messages.get("claims.history.entry", line.entry(), Figures.second(line.time())));
    }
}
