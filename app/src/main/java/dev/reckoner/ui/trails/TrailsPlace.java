package dev.reckoner.ui.trails;

import dev.reckoner.audit.TrailRow;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.shell.Place;
import dev.reckoner.ui.shell.PlaceAction;
import dev.reckoner.ui.shell.PlaceContext;
import dev.reckoner.ui.shell.PlaceHeader;
import dev.reckoner.ui.shell.PlaceId;
import dev.reckoner.ui.shell.Visit;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;

/** What was imported, what was read of it and what was not. */
public final class TrailsPlace implements Place {
    private final TrailsViewModel model;
    private final TrailsView view;
    private final TrailInspector inspector;

    /** The trails of a case. */
    public TrailsPlace(PlaceContext context) {
        model = new TrailsViewModel(context);
        view = new TrailsView(model);
        inspector = new TrailInspector(model);
    }

    @Override
    public PlaceId id() {
        return PlaceId.TRAILS;
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public Optional<Node> inspector() {
        return Optional.of(inspector);
    }

    @Override
    public PlaceHeader header() {
        var header = new PlaceHeader(id());
        header.subtitle()
                .bind(Bindings.createStringBinding(
                        () -> Messages.get(
                                "trails.subtitle",
                                model.trails().size(),
                                model.trails().stream()
                                        .mapToInt(TrailRow::claims)
                                        .sum()),
                        model.trails()));
        header.actions()
                .add(new PlaceAction(
                        Messages.get("trails.appraise"),
                        Icons.AGAIN,
                        "",
                        PlaceAction.Weight.SECONDARY,
                        model::appraise));
        header.actions()
                .add(new PlaceAction(
                        Messages.get("command.import"),
                        Icons.IMPORT,
                        "Ctrl+O",
                        PlaceAction.Weight.PRIMARY,
                        view::chooseFiles));
        return header;
    }

    @Override
    public void shown(Visit visit) {
        switch (visit) {
            case Visit.Import asked -> view.chooseFiles();
            case Visit.Trail trail -> model.choose(trail.number());
            default -> {}
        }
    }

    /** What a drop of files on the strip does; for platforms and tests where nothing can be dropped. */
    public void drop(List<Path> files) {
        model.importFiles(files);
    }
}
