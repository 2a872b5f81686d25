package dev.reckoner.ui.shell;

import java.util.Optional;
import javafx.scene.Node;

/** One place of the workbench: what the rail leads to. Made once per open case, on the FX thread. */
public interface Place {
    /** Which entry of the rail. */
    PlaceId id();

    /** The content below the header, built once. */
    Node view();

    /** Title, second line and actions; the workbench asks once and keeps it. */
    default PlaceHeader header() {
        return new PlaceHeader(id());
    }

    /** What stands at the right, 356 px wide; a drawer where the window is narrow. Built once. */
    default Optional<Node> inspector() {
        return Optional.empty();
    }

    /** Whether the drawer takes all of the place, since what it left of the content would be too narrow to be of use. */
    default boolean isCoveredByDrawer() {
        return false;
    }

    /** Called when the place is shown. */
    default void shown() {}

    /** Called when the place is shown for a reason; calls {@link #shown()} unless overridden. */
    default void shown(Visit visit) {
        shown();
    }
}
