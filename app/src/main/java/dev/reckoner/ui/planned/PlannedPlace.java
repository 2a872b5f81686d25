package dev.reckoner.ui.planned;

import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.control.EmptyState;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.shell.Place;
import dev.reckoner.ui.shell.PlaceId;
import java.util.Locale;
import javafx.scene.Node;

/** A place that does not exist yet and says so. */
public final class PlannedPlace implements Place {
    private final PlaceId id;
    private final Node view;

    /** Stands in for a place. */
    public PlannedPlace(PlaceId id) {
        this.id = id;
        view = Card.plain()
                .content(new EmptyState(
                        Icons.WAITING,
                        Messages.get("planned.title"),
                        Messages.get("planned." + id.name().toLowerCase(Locale.ROOT))));
    }

    @Override
    public PlaceId id() {
        return id;
    }

    @Override
    public Node view() {
        return view;
    }
}
