package dev.reckoner.ui.overview;

import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.shell.Place;
import dev.reckoner.ui.shell.PlaceAction;
import dev.reckoner.ui.shell.PlaceContext;
import dev.reckoner.ui.shell.PlaceHeader;
import dev.reckoner.ui.shell.PlaceId;
import javafx.scene.Node;

/** The case at a glance. */
public final class OverviewPlace implements Place {
    private final OverviewViewModel model;
    private final OverviewView view;

    /** The Overview of a case. */
    public OverviewPlace(PlaceContext context) {
        model = new OverviewViewModel(context);
        view = new OverviewView(model);
    }

    @Override
    public PlaceId id() {
        return PlaceId.OVERVIEW;
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public PlaceHeader header() {
        var header = new PlaceHeader(id());
        header.subtitle().set(model.data().question());
        header.actions()
                .add(new PlaceAction(
                        Messages.get("overview.import"),
                        Icons.IMPORT,
                        "Ctrl+O",
                        PlaceAction.Weight.SECONDARY,
                        model::importTrail));
        header.actions()
                .add(new PlaceAction(
                        Messages.get("overview.reexecute"),
                        Icons.RUN,
                        "Ctrl+R",
                        PlaceAction.Weight.PRIMARY,
                        model::openReexecution));
        return header;
    }
}
