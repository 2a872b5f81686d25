package dev.reckoner.ui.control;

import dev.reckoner.crypto.Digest;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** A digest: first six and last six characters; whole on hover, when read aloud and when copied. */
public final class HashLabel extends HBox {
    /** Shows a digest with the name of its algorithm. */
    public HashLabel(Digest digest) {
        this(digest.algorithm() + " " + digest.abbreviated(), digest.hex());
    }

    private HashLabel(String shown, String whole) {
        super(2);
        setAlignment(Pos.CENTER_LEFT);
        var label = new Label(shown);
        label.getStyleClass().add("mono");
        label.setMinWidth(USE_PREF_SIZE);
        label.setTooltip(new Tooltip(whole));
        label.setAccessibleText(whole);
        Button copy = Buttons.icon(Icons.COPY, Messages.get("hash.copy", whole), () -> Clips.copy(whole));
        copy.getStyleClass().addAll("small", "inline");
        copy.setTooltip(new Tooltip(Messages.get("action.copy")));
        getChildren().addAll(label, copy);
    }

    /** Shows hexadecimal text that is longer than twelve characters. */
    public static HashLabel of(String algorithm, String hex) {
        String shown = hex.length() <= 12 ? hex : hex.substring(0, 6) + "…" + hex.substring(hex.length() - 6);
        return new HashLabel((algorithm + " " + shown).strip(), hex);
    }
}
