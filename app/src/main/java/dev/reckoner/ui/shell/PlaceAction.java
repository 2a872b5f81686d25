package dev.reckoner.ui.shell;

import dev.reckoner.ui.look.Icons;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * Something that a place can do, as a button in its header and a command of the palette.
 */
public final class PlaceAction {
    /** How much a button stands out. */
    public enum Weight {
        /** The one main action. */
        PRIMARY,
        /** Another action. */
        SECONDARY,
        /** An action with consequences for somebody: outlined in red. */
        GRAVE,
        /** One whose control stands elsewhere in the place: only its key, and its line in palette and help. */
        KEY
    }

    private final String text;
    private final Icons icon;
    private final String key;
    private final Weight weight;
    private final Runnable run;
    private final StringProperty refusal = new SimpleStringProperty(this, "refusal", "");
    private final StringProperty note = new SimpleStringProperty(this, "note", "");
    private final BooleanProperty offered = new SimpleBooleanProperty(this, "offered", true);

    /**
     * An action.
     *
     * @param text on the button
     * @param icon before the text
     * @param key as JavaFX names combinations; {@code R} and {@code Ctrl+R} are the same: the letter alone works inside
     *     tables, with Ctrl it works everywhere; a letter that edits text with Ctrl works alone; empty where it has none
     * @param weight how much it stands out
     * @param run what it does, on the FX thread
     */
    public PlaceAction(String text, Icons icon, String key, Weight weight, Runnable run) {
        this.text = text;
        this.icon = icon;
        this.key = Shortcuts.everywhere(key);
        this.weight = weight;
        this.run = run;
    }

    /** Why it cannot be done now, one sentence; empty where it can. */
    public StringProperty refusal() {
        return refusal;
    }

    /** What to know before it is done, one sentence or two; empty where nothing is. */
    public StringProperty note() {
        return note;
    }

    /** Whether it is there at all: of two actions that undo each other only one is. */
    public BooleanProperty offered() {
        return offered;
    }

    /** Does it, unless it is refused. */
    public void run() {
        if (refusal.get().isEmpty()) {
            run.run();
        }
    }

    public String text() {
        return text;
    }

    public Icons icon() {
        return icon;
    }

    /** The key as it is shown, for example {@code Ctrl+R}; empty where it has none. */
    public String key() {
        return key;
    }

    public Weight weight() {
        return weight;
    }
}
