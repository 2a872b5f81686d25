package dev.reckoner.ui.claims;

import dev.reckoner.appraise.Finding;
import dev.reckoner.audit.ClaimDetail;
import dev.reckoner.audit.ClaimDetail.HistoryLine;
import dev.reckoner.audit.DecidingFinding;
import dev.reckoner.audit.PlainLine;
import dev.reckoner.trail.Evidence;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Clips;
import dev.reckoner.ui.control.EmptyState;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.control.SegmentedChoice;
import dev.reckoner.ui.control.TierLook;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Callback;

/** One claim with its findings, its evidence, what none of it covers, and what the ledger says about it. */
final class ClaimInspector extends VBox {
    private static final int PLACE_LETTERS = 44;

    private final ClaimsViewModel model;
    private final EvidenceOpener opener;
    private final Copies copies;
    private final FindingCard card;
    private final ClaimHead head = new ClaimHead();
    private final FindingList findings = new FindingList();
    private final SegmentedChoice<Boolean> byTier = new SegmentedChoice<>(
            List.of(false, true), tier -> Messages.get(tier ? "claims.order.tier" : "claims.order.checked"));
    private Optional<ClaimDetail> shown = Optional.empty();
    /** Counts the findings that were explained: answers to an earlier one are not shown. */
    private long explained;

    private final ListView<Evidence> evidence = list("claims.tab.evidence", any -> new TwoLineCell<>(this::words));
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
     * @param copies copies what is shown
     * @param copyClaim copies the claim with all of it
     */
    ClaimInspector(ClaimsViewModel model, EvidenceOpener opener, Copies copies, Runnable copyClaim) {
        this.model = model;
        this.opener = opener;
        this.copies = copies;
        this.card = new FindingCard(opener, this::copy);
        getStyleClass().add("card");
        evidence.setId("evidence-list");
        findings.setId("finding-list");
        onCopy(findings, "claims.copy.finding", this::copy);
        onCopy(evidence, "claims.copy.evidence", this::copy);
        onCopy(notCovered, "action.copy", line -> Clips.copy(PlainLine.of(line)));
        onCopy(history, "action.copy", line -> Clips.copy(PlainLine.of(line.time() + " " + line.what())));
        card.addEventHandler(KeyEvent.KEY_PRESSED, event -> copyOnKey(findings, this::copy, event));

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
        Node footer = footer(copyClaim);
        model.detail().subscribe(detail -> {
            getChildren().setAll(detail.isPresent() ? List.of(head, tabs, footer) : List.of(nothing));
            detail.ifPresent(claim -> show(claim, day(model, claim)));
        });
    }

    private static int day(ClaimsViewModel model, ClaimDetail detail) {
        return ClaimLine.of(detail.row(), model.facts().get().first()).day();
    }

    private void show(ClaimDetail detail, int day) {
        head.show(detail, day);
        shown = Optional.of(detail);
        Optional<Finding> worst = opener.worst(detail);
        showFindings(worst);
        explain(worst);
        evidence.getItems().setAll(detail.evidence());
        notCovered.getItems().setAll(detail.notCovered());
        history.getItems().setAll(detail.history());
    }

    private void showFindings(Optional<Finding> chosen) {
        shown.ifPresent(claim -> {
            boolean tiers = byTier.chosen().get();
            List<Finding> all = Stream.concat(claim.findings().stream(), model.aboutEvidence(claim).stream())
                    .toList();
            findings.show(tiers ? DecidingFinding.byTier(all) : all, chosen, !tiers);
        });
    }

    private void explain(Optional<Finding> chosen) {
        long question = ++explained;
        shown.ifPresent(claim -> card.show(chosen, claim));
        chosen.ifPresent(finding -> model.answers(finding, given -> {
            if (question == explained) {
                card.answers(given);
            }
        }));
    }

    private void copy(Finding finding) {
        shown.ifPresent(claim -> copies.finding(finding, claim));
    }

    private void copy(Evidence item) {
        copies.evidence(item, model.aboutItem(item));
    }

    /** The findings under the choice of their order. */
    private Node ordered() {
        byTier.setAccessibleText(Messages.get("claims.order"));
        byTier.getChildren().forEach(button -> button.getStyleClass().add("small"));
        byTier.setId("finding-order");
        byTier.chosen().addListener(change -> showFindings(selected(findings)));
        var word = new Label(Messages.get("claims.order"));
        word.getStyleClass().add("second");
        var line = new HBox(8, word, byTier);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("finding-order");
        findings.getSelectionModel().selectedItemProperty().subscribe(finding -> explain(Optional.ofNullable(finding)));
        // The card below keeps its height; the list takes what is left.
        findings.setMinHeight(96);
        findings.setPrefHeight(96);
        VBox.setVgrow(findings, Priority.ALWAYS);
        return new VBox(line, findings, card);
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

    private Node footer(Runnable copyClaim) {
        var open = Buttons.withKey(
                Buttons.secondary(Messages.get("claims.action.open"), Icons.EVIDENCE, this::openSelected), "Enter");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var footer = new HBox(open, gap, Buttons.quiet(Messages.get("claims.action.copy"), Icons.COPY, copyClaim));
        footer.getStyleClass().add("inspector-footer");
        return footer;
    }

    private void openSelected() {
        boolean items = tabs.getSelectionModel().getSelectedIndex() == 1;
        selected(evidence)
                .filter(item -> items)
                .ifPresentOrElse(opener::open, () -> selected(findings).ifPresent(opener::open));
    }

    private static <T> void onEnter(ListView<T> list, Consumer<T> open) {
        Runnable selected = () -> selected(list).ifPresent(open);
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

    /** Ctrl+C and a menu on what is selected in a list. */
    private static <T> void onCopy(ListView<T> list, String key, Consumer<T> copy) {
        var item = new MenuItem(Messages.get(key), Icons.COPY.icon());
        item.setOnAction(event -> selected(list).ifPresent(copy));
        list.setContextMenu(new ContextMenu(item));
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> copyOnKey(list, copy, event));
    }

    private static <T> void copyOnKey(ListView<T> list, Consumer<T> copy, KeyEvent event) {
        if (Copies.KEY.match(event)) {
            selected(list).ifPresent(copy);
            event.consume();
        }
    }

    private static <T> Optional<T> selected(ListView<T> list) {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    private static <T> ListView<T> list(String key, Callback<ListView<T>, ListCell<T>> cells) {
        ListView<T> list = new ListView<>(FXCollections.observableArrayList());
        list.setCellFactory(cells);
        list.setAccessibleText(Messages.get(key));
        list.setPlaceholder(new Label(Messages.get(key.replace("tab", "none"))));
        return list;
    }

    private TwoLineCell.Words words(Evidence item) {
        String found = model.aboutItem(item).stream()
                .map(finding -> "\n" + finding.code() + ", " + TierLook.word(finding.tier()))
                .distinct()
                .collect(Collectors.joining());
        return new TwoLineCell.Words(
                Icons.EVIDENCE.literal(), item.title(), Figures.middle(item.place(), PLACE_LETTERS) + found);
    }

    private static TwoLineCell.Words words(HistoryLine line) {
        return new TwoLineCell.Words(
                "fth-book",
                line.what(),
                Messages.get("claims.history.entry", line.entry(), Figures.second(line.time())));
    }
}
