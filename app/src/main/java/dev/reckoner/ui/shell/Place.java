package dev.reckoner.ui.shell;

import javafx.scene.Node;

/** One place of the workbench: what the rail leads to. Made once per open case, on the FX thread. */
public interface Place {
    /** Which entry of the rail. */
    PlaceId id();

    /** The content below the header, built once. */
    Node view();

    /** Called when the place is shown. */
    default void shown() {}
}
