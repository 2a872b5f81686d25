package dev.reckoner.ui.attribution;

import atlantafx.base.controls.CustomTextField;
import dev.reckoner.attribution.GraphMl;
import dev.reckoner.attribution.ProvJson;
import dev.reckoner.ui.control.Export;
import dev.reckoner.ui.control.ExportEvent;
import dev.reckoner.ui.control.SegmentedChoice;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.look.Theme;
import dev.reckoner.ui.shell.Place;
import dev.reckoner.ui.shell.PlaceAction;
import dev.reckoner.ui.shell.PlaceContext;
import dev.reckoner.ui.shell.PlaceHeader;
import dev.reckoner.ui.shell.PlaceId;
import dev.reckoner.ui.shell.Visit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;

/** Who answers for what. */
public final class AttributionPlace implements Place {
    private final AttributionViewModel model;
    private final GraphCard graph;
    private final SplitPane content;
    private final AttributionInspector inspector;

    /** The place for an open case. */
    public AttributionPlace(PlaceContext context) {
        model = new AttributionViewModel(context);
        var edges = new EdgesCard(model);
        graph = new GraphCard(model, edges::focus);
        graph.setMinHeight(280);
        content = new SplitPane(graph, edges);
        content.setOrientation(Orientation.VERTICAL);
        content.setDividerPositions(0.72);
        inspector = new AttributionInspector(model);
    }

    @Override
    public PlaceId id() {
        return PlaceId.ATTRIBUTION;
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
        var modes = new SegmentedChoice<>(
                List.of(Mode.values()),
                mode -> Messages.get("attribution.mode." + mode.name().toLowerCase(Locale.ROOT)));
        modes.setId("attribution-mode");
        modes.setMinWidth(Region.USE_PREF_SIZE);
        modes.setAlignment(Pos.CENTER_LEFT);
        modes.setAccessibleText(Messages.get("attribution.mode"));
        modes.chosen().bindBidirectional(model.mode());
        header.beside().add(modes);
        header.controls().add(search());
        header.controls().add(exports());
        var isolate = new PlaceAction(
                Messages.get("attribution.isolate"), Icons.ISOLATE, "I", PlaceAction.Weight.GRAVE, model::isolate);
        isolate.refusal().bind(Bindings.createStringBinding(this::cannotIsolate, model.subject()));
        header.actions().add(isolate);
        return header;
    }

    private String cannotIsolate() {
        return model.subject().get().flatMap(Subject::scope).isEmpty()
                ? Messages.get("attribution.isolate.refused")
                : "";
    }

    private CustomTextField search() {
        var search = new CustomTextField();
        search.setId("attribution-search");
        search.setLeft(Icons.SEARCH.icon());
        search.setPromptText(Messages.get("attribution.find"));
        search.setAccessibleText(Messages.get("attribution.find"));
        search.setMinWidth(110);
        search.setPrefWidth(190);
        search.setOnAction(event -> model.find(search.getText()));
        return search;
    }

    private MenuButton exports() {
        var menu = new MenuButton(Messages.get("attribution.export"), Icons.EXPORT.icon());
        menu.setId("attribution-export");
        menu.setMinWidth(Region.USE_PREF_SIZE);
        for (var form : Export.Form.values()) {
            var item = new MenuItem(
                    Messages.get("attribution.export." + form.name().toLowerCase(Locale.ROOT)));
            item.setOnAction(event ->
                    model.view().get().ifPresent(view -> ExportEvent.fire(graph, export(view, form))));
            menu.getItems().add(item);
        }
        menu.disableProperty().bind(model.view().map(Optional::isEmpty));
        return menu;
    }

    private Export export(AttributionViewModel.View view, Export.Form form) {
        String name = Messages.get("attribution.export.name");
        return switch (form) {
            case PROV_JSON -> new Export(name, form, out -> out.write(ProvJson.write(model.provenance(view))));
            case GRAPHML -> new Export(name, form, out -> out.write(GraphMl.write(model.provenance(view))));
            case CSV, PNG, SVG ->
                view.picture().export(name, form, Theme.around(graph).getValue().tokens());
        };
    }

    @Override
    public void shown(Visit visit) {
        if (visit instanceof Visit.Answer asked) {
            model.visit(asked);
            graph.canvas().requestFocus();
        } else if (visit instanceof Visit.Touched asked) {
            model.visit(asked);
            graph.canvas().requestFocus();
        } else if (visit instanceof Visit.SharedMeans shared) {
            model.visit(shared);
            graph.canvas().requestFocus();
        } else {
            shown();
        }
    }

    @Override
    public void shown() {
        model.shown();
        graph.canvas().requestFocus();
    }
}
