package dev.reckoner.ui.reputation;

import dev.reckoner.reputation.TimeBasis;
import dev.reckoner.reputation.subject.SubjectId;
import dev.reckoner.reputation.subject.SubjectKind;
import dev.reckoner.reputation.subject.SubjectRecord;
import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.control.EmptyState;
import dev.reckoner.ui.control.SegmentedChoice;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.shell.Place;
import dev.reckoner.ui.shell.PlaceAction;
import dev.reckoner.ui.shell.PlaceContext;
import dev.reckoner.ui.shell.PlaceHeader;
import dev.reckoner.ui.shell.PlaceId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** How far whoever the case is about can be relied on. */
public final class ReputationPlace implements Place {
    private final ReputationViewModel model;
    private final StackPane content = new StackPane();
    private final ReputationInspector inspector;

    /** The place for an open case. */
    public ReputationPlace(PlaceContext context) {
        model = new ReputationViewModel(context);
        inspector = new ReputationInspector(model);
        var timelines = new TimelinesCard(model);
        timelines.setMinHeight(320);
        VBox.setVgrow(timelines, Priority.ALWAYS);
        var cards = new VBox(12, timelines, new OthersCard(model), new ComparisonCard(model));
        var scroll = new ScrollPane(cards);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        var empty = Card.plain()
                .content(new EmptyState(
                        Icons.VERDICT, Messages.get("reputation.empty"), Messages.get("reputation.empty.next")));
        empty.visibleProperty()
                .bind(model.view()
                        .map(view -> view.stream()
                                .anyMatch(read -> read.standings().subjects().isEmpty())));
        var failed = Card.plain();
        failed.visibleProperty().bind(model.failure().isNotEmpty());
        model.failure()
                .subscribe(
                        why -> failed.content(new EmptyState(Icons.WARNING, Messages.get("reputation.failed"), why)));
        scroll.visibleProperty()
                .bind(empty.visibleProperty().not().and(failed.visibleProperty().not()));
        content.getChildren().addAll(scroll, empty, failed);
    }

    @Override
    public PlaceId id() {
        return PlaceId.REPUTATION;
    }

    @Override
    public Node view() {
        return content;
    }

    @Override
    public Optional<Node> inspector() {
        return Optional.of(inspector);
    }

    @Override
    public PlaceHeader header() {
        var header = new PlaceHeader(id());
        header.beside().add(kinds());
        header.beside().add(bases());
        header.controls().add(new HalfLifeSlider(model));
        header.controls().add(subjects());
        var record = new PlaceAction(
                Messages.get("reputation.record"), Icons.SIGN, "", PlaceAction.Weight.SECONDARY, model::record);
        record.note().set(Messages.get("reputation.record.note"));
        record.refusal()
                .bind(Bindings.createStringBinding(
                        () -> model.differs() ? "" : Messages.get("reputation.record.unchanged"),
                        model.view(),
                        model.halfLife(),
                        model.basis()));
        header.actions().add(record);
        return header;
    }

    private ComboBox<SubjectKind> kinds() {
        var kinds = new ComboBox<SubjectKind>();
        kinds.setId("reputation-kind");
        kinds.getItems().setAll(SubjectKind.values());
        kinds.setConverter(new StringConverter<>() {
            @Override
            public String toString(SubjectKind kind) {
                return Messages.get("reputation.kind." + kind.wireName());
            }

            @Override
            public SubjectKind fromString(String text) {
                throw new UnsupportedOperationException("The list is not typed into.");
            }
        });
        kinds.setAccessibleText(Messages.get("reputation.kind"));
        kinds.valueProperty().bindBidirectional(model.kind());
        kinds.setPrefWidth(128);
        kinds.setMinWidth(112);
        return kinds;
    }

    private SegmentedChoice<TimeBasis> bases() {
        var bases = new SegmentedChoice<>(
                List.of(TimeBasis.values()),
                basis -> Messages.get("reputation.basis." + basis.name().toLowerCase(Locale.ROOT)));
        bases.setId("reputation-basis");
        bases.setAlignment(Pos.CENTER_LEFT);
        bases.setAccessibleText(Messages.get("reputation.basis"));
        Tooltip.install(bases, new Tooltip(Messages.get("reputation.basis")));
        bases.chosen().bindBidirectional(model.basis());
        return bases;
    }

    private MenuButton subjects() {
        var menu = new MenuButton(Messages.get("reputation.add"), Icons.of("fth-plus"));
        menu.setId("add-subject");
        menu.setMinWidth(MenuButton.USE_PREF_SIZE);
        menu.setTooltip(new Tooltip(Messages.get("reputation.add.about")));
        menu.setOnShowing(event -> menu.getItems()
                .setAll(model.view().get().stream()
                        .flatMap(view -> view.standings().subjects().stream())
                        .map(SubjectRecord::id)
                        .map(this::item)
                        .toList()));
        return menu;
    }

    private CheckMenuItem item(SubjectId id) {
        var item = new CheckMenuItem(id.name());
        boolean drawn = model.slot(id).isPresent();
        item.setSelected(drawn);
        item.setDisable(!drawn && model.isFull());
        item.setOnAction(event -> model.toggle(id));
        return item;
    }

    @Override
    public void shown() {
        model.shown();
    }
}
