package dev.reckoner.ui.shell;

import dev.reckoner.ui.look.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;

/** What the header of a place says and offers; the workbench draws it. */
public final class PlaceHeader {
    private final String title;
    private final StringProperty subtitle = new SimpleStringProperty(this, "subtitle", "");
    private final List<Node> beside = new ArrayList<>();
    private final List<Node> controls = new ArrayList<>();
    private final List<PlaceAction> actions = new ArrayList<>();

    /** The header with the name of the place. */
    public PlaceHeader(PlaceId place) {
        this.title = Messages.get("place." + place.name().toLowerCase(Locale.ROOT));
    }

    /** The name of the place. */
    public String title() {
        return title;
    }

    /** A count or the question, after the title. */
    public StringProperty subtitle() {
        return subtitle;
    }

    /** Controls after the subtitle, for example a segmented choice. */
    public List<Node> beside() {
        return beside;
    }

    /** Controls at the right, before the buttons. */
    public List<Node> controls() {
        return controls;
    }

    /** Buttons at the right, the primary one last. */
    public List<PlaceAction> actions() {
        return actions;
    }
}
