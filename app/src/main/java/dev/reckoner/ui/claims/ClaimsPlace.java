package dev.reckoner.ui.claims;

import dev.reckoner.appraise.Finding;
import dev.reckoner.trail.document.DocumentField;
import dev.reckoner.ui.control.Clips;
import dev.reckoner.ui.control.EmptyState;
import dev.reckoner.ui.control.ExportEvent;
import dev.reckoner.ui.control.Notice;
import dev.reckoner.ui.control.StandardTable;
import dev.reckoner.ui.control.TierLook;
import dev.reckoner.ui.document.DocumentCard;
import dev.reckoner.ui.document.DocumentViewModel;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.shell.Place;
import dev.reckoner.ui.shell.PlaceAction;
import dev.reckoner.ui.shell.PlaceContext;
import dev.reckoner.ui.shell.PlaceHeader;
import dev.reckoner.ui.shell.PlaceId;
import dev.reckoner.ui.shell.Visit;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.collections.SetChangeListener;
import javafx.event.EventHandler;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The table of all inferences, the document under it, and the selected claim at the right. */
public final class ClaimsPlace implements Place {
    /** More is for a file: the clipboard is held in memory, by other programs too. */
    private static final long MOST_COPIED = 20_000;

    private final PlaceContext context;
    private final ClaimsViewModel model;
    private final DocumentViewModel document;
    private final EvidenceOpener opener;
    private final ClaimsTable table;
    private final FilterBar filters;
    private final ReasonPanel reasons;
    private final DocumentCard documentCard;
    private final Copies copies;
    private final SplitPane split = new SplitPane();
    private final ClaimInspector inspector;
    private final PlaceHeader header = new PlaceHeader(PlaceId.CLAIMS);
    private final EventHandler<KeyEvent> typed = this::typed;
    private double divider = 0.54;

    /**
     * The place for an open case.
     *
     * @param decoder decodes any bytes into fields and throws nothing
     */
    public ClaimsPlace(PlaceContext context, Function<byte[], DocumentField> decoder) {
        this.context = context;
        model = new ClaimsViewModel(context.auditCase(), context.background());
        document = new DocumentViewModel(context.auditCase(), context.background(), decoder);
        opener = new EvidenceOpener(model, document, this::focusDocument);
        copies = new Copies(context.notices());
        table = new ClaimsTable(model);
        filters = new FilterBar(model, this::focusTable);
        reasons = new ReasonPanel(model, this::closeReasons);
        documentCard = new DocumentCard(document, this::toggleDocument);
        inspector = new ClaimInspector(model, opener, copies, this::copyClaim);
        layOut();
        connect();
        describe();
    }

    @Override
    public PlaceId id() {
        return PlaceId.CLAIMS;
    }

    @Override
    public Node view() {
        return split;
    }

    @Override
    public PlaceHeader header() {
        return header;
    }

    @Override
    public Optional<Node> inspector() {
        return Optional.of(inspector);
    }

    @Override
    public void shown(Visit visit) {
        if (visit instanceof Visit.Claims claims) {
            model.show(claims.filter());
        }
        focusTable();
    }

    private void layOut() {
        var legend = new StripLegend();
        legend.visibleProperty().bind(filters.legendWanted());
        legend.managedProperty().bind(filters.legendWanted());
        reasons.visibleProperty().bind(filters.reasonsWanted());
        reasons.managedProperty().bind(filters.reasonsWanted());
        filters.reasonsWanted().subscribe(wanted -> {
            if (wanted) {
                reasons.focusSearch();
            }
        });
        var card = new VBox(filters, reasons, legend, table);
        card.getStyleClass().add("card");
        card.setMinHeight(120);
        VBox.setVgrow(table, Priority.ALWAYS);
        table.setPlaceholder(new Label(Messages.get("claims.none")));
        split.setOrientation(Orientation.VERTICAL);
        split.getItems().setAll(card, documentCard);
        split.setDividerPositions(divider);
        split.setMinSize(0, 0);
    }

    private void connect() {
        model.selected().subscribe(id -> context.selection().claim().set(id));
        model.detail().subscribe(detail -> detail.ifPresent(opener::preview));
        model.failure().subscribe(failure -> failure.ifPresent(this::tell));
        opener.reason().subscribe(this::showReason);
        model.listing().subscribe(listing -> count());
        model.chosen().addListener((SetChangeListener<Object>) change -> count());
        model.facts().subscribe(facts -> count());
        table.setContextMenu(new ContextMenu(
                item("claims.copy.claim", Icons.COPY, this::copyClaim),
                item("table.copyAll", Icons.COPY, this::copyTable),
                item("table.export", Icons.EXPORT, this::export)));
        table.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                context.navigator().openInspector();
            }
        });
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                model.detail().get().flatMap(opener::worst).ifPresent(opener::open);
                event.consume();
            } else if (Copies.KEY.match(event)) {
                copyClaim();
                event.consume();
            } else if (StandardTable.EXPORT.match(event)) {
                export();
                event.consume();
            }
        });
        // The key for the filter works wherever the keyboard is, but only while this place is in sight.
        split.sceneProperty().subscribe((before, after) -> {
            if (before != null) {
                before.removeEventHandler(KeyEvent.KEY_TYPED, typed);
            }
            if (after != null) {
                after.addEventHandler(KeyEvent.KEY_TYPED, typed);
            }
        });
    }

    private static MenuItem item(String key, Icons icon, Runnable run) {
        var item = new MenuItem(Messages.get(key), icon.icon());
        item.setOnAction(event -> run.run());
        return item;
    }

    private void describe() {
        var reexecute = new PlaceAction(
                Messages.get("claims.action.reexecute"),
                Icons.RUN,
                "R",
                PlaceAction.Weight.PRIMARY,
                () -> context.navigator().showReexecution(model.subjects()));
        reexecute
                .refusal()
                .bind(Bindings.createStringBinding(
                        () -> model.subjects().isEmpty() ? Messages.get("claims.refuse.none") : "",
                        model.selected(),
                        model.chosen()));
        header.actions()
                .add(new PlaceAction(
                        Messages.get("claims.action.document"),
                        Icons.EVIDENCE,
                        "D",
                        PlaceAction.Weight.SECONDARY,
                        this::toggleDocument));
        header.actions()
                .add(new PlaceAction(
                        Messages.get("claims.action.copyTable"),
                        Icons.COPY,
                        "",
                        PlaceAction.Weight.SECONDARY,
                        this::copyTable));
        header.actions()
                .add(new PlaceAction(
                        Messages.get("claims.action.export"),
                        Icons.EXPORT,
                        "",
                        PlaceAction.Weight.SECONDARY,
                        this::export));
        header.actions().add(answerable("claims.action.attribution", Icons.OPERATOR, "G", false));
        header.actions().add(answerable("claims.action.isolate", Icons.ISOLATE, "I", true));
        header.actions().add(reexecute);
    }

    /** Leads to who answers for the claim that is selected. */
    private PlaceAction answerable(String key, Icons icon, String letter, boolean isolate) {
        var action = new PlaceAction(
                Messages.get(key),
                icon,
                letter,
                PlaceAction.Weight.KEY,
                () -> model.selected()
                        .get()
                        .ifPresent(claim ->
                                context.navigator().go(PlaceId.ATTRIBUTION, new Visit.Answer(claim, isolate))));
        action.refusal()
                .bind(model.selected()
                        .map(claim -> claim.isEmpty() ? Messages.get("claims.action.attribution.refused") : ""));
        return action;
    }

    private void count() {
        long all = model.facts().get().claims();
        OptionalLong counted = model.listing().get().size();
        String text = counted.isEmpty() ? Messages.get("claims.count.counting", all) : words(counted.getAsLong(), all);
        header.subtitle()
                .set(
                        model.chosen().isEmpty()
                                ? text
                                : Messages.get(
                                        "claims.count.chosen",
                                        text,
                                        model.chosen().size()));
        table.setPlaceholder(
                all == 0
                        ? new EmptyState(Icons.CLAIM, Messages.get("claims.empty"), Messages.get("claims.empty.next"))
                        : new EmptyState(
                                Icons.FILTER,
                                Messages.get("claims.none"),
                                Messages.get(
                                        model.query().get().codes().isEmpty()
                                                ? "claims.none.next"
                                                : "claims.none.reason.next"),
                                dev.reckoner.ui.control.Buttons.secondary(
                                        Messages.get("claims.none.clear"),
                                        () -> model.query()
                                                .set(ClaimQuery.ALL.withOrder(
                                                        model.query().get().order())))));
    }

    private static String words(long shown, long all) {
        return shown == all ? Messages.get("claims.count.all", all) : Messages.get("claims.count.some", shown, all);
    }

    private void showReason(Optional<Finding> reason) {
        documentCard.beside(
                reason.<Node[]>map(finding -> new Node[] {chip(finding)}).orElseGet(() -> new Node[0]));
    }

    private static Label chip(Finding finding) {
        var icon = TierLook.icon(finding.tier()).icon("icon-12", TierLook.style(finding.tier()));
        var chip = new Label(finding.sentence(), icon);
        chip.getStyleClass().addAll("chip", TierLook.style(finding.tier()));
        return chip;
    }

    private void typed(KeyEvent event) {
        boolean typing = split.getScene() != null && split.getScene().getFocusOwner() instanceof TextInputControl;
        if ("/".equals(event.getCharacter()) && !typing) {
            filters.focusSearch();
            event.consume();
        }
    }

    private void closeReasons() {
        filters.reasonsWanted().set(false);
        focusTable();
    }

    private void focusTable() {
        table.requestFocus();
    }

    private void focusDocument() {
        if (!split.getItems().contains(documentCard)) {
            toggleDocument();
        }
        documentCard.focusFields();
    }

    private void toggleDocument() {
        if (split.getItems().contains(documentCard)) {
            divider = split.getDividerPositions()[0];
            split.getItems().remove(documentCard);
            focusTable();
        } else {
            split.getItems().add(documentCard);
            split.setDividerPositions(divider);
        }
    }

    private void copyTable() {
        var first = model.facts().get().first();
        model.listing()
                .get()
                .list()
                .ifPresent(list -> context.background()
                        .read(
                                progress -> ClaimText.lines(list, first, MOST_COPIED),
                                lines -> {
                                    Clips.copy(ClaimText.table(lines));
                                    context.notices().add(Notice.result(Messages.get("claims.copied", lines.size())));
                                },
                                this::tell));
    }

    /** What the filter lets through, in the order shown. */
    private void export() {
        var first = model.facts().get().first();
        model.listing().get().list().ifPresent(list -> ExportEvent.fire(table, ClaimText.csv(list, first)));
    }

    private void copyClaim() {
        model.detail().get().ifPresent(claim -> copies.claim(claim, model.aboutEvidence(claim)));
    }

    private void tell(Exception failure) {
        context.notices()
                .add(Notice.failure(
                        Messages.get("claims.failed.read"),
                        String.valueOf(failure.getMessage()),
                        Messages.get("claims.failed.read.next"),
                        "UI-CASE-UNREADABLE"));
    }
}
