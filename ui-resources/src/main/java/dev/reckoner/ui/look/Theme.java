package dev.reckoner.ui.look;

import java.net.URL;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;

/** The looks of the window: a base stylesheet of AtlantaFX, one file of colour tokens, and the rules they share. */
public enum Theme {
    /** Paper. */
    LIGHT("primer-light", "tokens-light", ""),
    /** Night. */
    DARK("primer-dark", "tokens-dark", ""),
    /** Black on white, borders of 2 px. */
    HIGH_CONTRAST("primer-light", "tokens-high-contrast", "contrast");

    private static final List<String> RULES = List.of(
            "type", "controls", "chips", "cards", "table", "frame", "charts", "claims", "policies", "coordination");

    private static final Object KEY = Theme.class;

    private final String base;
    private final String tokens;
    private final String extra;

    Theme(String base, String tokens, String extra) {
        this.base = base;
        this.tokens = tokens;
        this.extra = extra;
    }

    /** Gives the scene this look, whatever look it had; may be called again at any time. */
    public void applyTo(Scene scene) {
        scene.setUserAgentStylesheet("/atlantafx/base/theme/" + base + ".css");
        var sheets = new java.util.ArrayList<String>();
        sheets.add(sheet(tokens));
        RULES.forEach(rule -> sheets.add(sheet(rule)));
        if (!extra.isEmpty()) {
            sheets.add(sheet(extra));
        }
        scene.getStylesheets().setAll(sheets);
        shown(scene).set(this);
    }

    /** The look after this one, in the order light, dark, high contrast. */
    public Theme next() {
        return switch (this) {
            case LIGHT -> DARK;
            case DARK -> HIGH_CONTRAST;
            case HIGH_CONTRAST -> LIGHT;
        };
    }

    /** The look that a scene has; {@link #LIGHT} before one is applied. */
    public static Theme of(Scene scene) {
        return Objects.requireNonNull(shown(scene).get());
    }

    /** The look around a node, for canvases, which must redraw when it changes. */
    public static ObservableValue<Theme> around(Node node) {
        return node.sceneProperty().flatMap(Theme::shown).orElse(LIGHT);
    }

    /** The colour values of this look. */
    public Tokens tokens() {
        return Tokens.load(tokens + ".css");
    }

    @SuppressWarnings("unchecked")
    private static ObjectProperty<Theme> shown(Scene scene) {
        return (ObjectProperty<Theme>)
                scene.getProperties().computeIfAbsent(KEY, key -> new SimpleObjectProperty<>(LIGHT));
    }

    private static String sheet(String name) {
        URL url = Objects.requireNonNull(Theme.class.getResource("css/" + name + ".css"), name);
        return url.toExternalForm();
    }
}
