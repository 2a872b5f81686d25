package dev.reckoner.ui.shell;

import javafx.scene.Node;

/** One of several views of a place; built once per open case, on the FX thread, when it is first chosen. */
public interface PlacePart {
    /** What fills the place; its own controls, if it has any, stand in a filter bar at its top. The same node at every call. */
    Node view();

    /** What stands at the right, 356 px wide. The same node at every call. */
    Node inspector();

    /** Called when it comes into sight. */
    default void shown() {}
}
