package dev.reckoner.ui.graph;

import dev.reckoner.ui.look.Icons;

/** A sign at the upper right corner of a node. */
public enum Mark {
    /** It is isolated. */
    ISOLATED(Icons.ISOLATE),
    /** What it says of itself is contradicted. */
    CONTRADICTED(Icons.CONTRAINDICATED);

    private final Icons icon;

    Mark(Icons icon) {
        this.icon = icon;
    }

    Icons icon() {
        return icon;
    }
}
