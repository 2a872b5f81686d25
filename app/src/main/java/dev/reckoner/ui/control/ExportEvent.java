package dev.reckoner.ui.control;

import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;

/** A table or a picture asks to be written to a file. It rises to the window, which asks where and does it. */
public final class ExportEvent extends Event {
    /** The one type. */
    public static final EventType<ExportEvent> EXPORT = new EventType<>(Event.ANY, "EXPORT");

    private static final long serialVersionUID = 1;
    private final transient Export export;

    private ExportEvent(Export export) {
        super(EXPORT);
        this.export = export;
    }

    /** Asks from a node of the window. */
    public static void fire(Node from, Export export) {
        from.fireEvent(new ExportEvent(export));
    }

    /** What is to be written. */
    public Export export() {
        return export;
    }
}
