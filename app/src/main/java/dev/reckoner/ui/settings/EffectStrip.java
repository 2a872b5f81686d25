package dev.reckoner.ui.settings;

import dev.reckoner.appraise.ReferenceChange;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Says what a change does before it is made. */
final class EffectStrip extends VBox {
    private static final int MOST_LINES = 8;

    private EffectStrip(SettingsViewModel model, String sentence, List<String> lines, Button confirm) {
        super(8);
        getStyleClass().add("card-body");
        getChildren().add(text(sentence, "body"));
        lines.forEach(line -> getChildren().add(text(line, "second")));
        getChildren().add(text(Messages.get("settings.effect", model.claims()), "second"));
        confirm.setId("settings-confirm");
        var row = new HBox(8, confirm, Buttons.secondary(Messages.get("settings.cancel"), model::cancel));
        row.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(row);
    }

    /** Before an item is taken away. */
    static EffectStrip of(SettingsViewModel model, Pending.Removing removing) {
        return new EffectStrip(
                model,
                Messages.get(
                        "settings.remove.sentence",
                        removing.item().kind().word(),
                        removing.item().name()),
                List.of(Messages.get("settings.remove.kept")),
                Buttons.grave(Messages.get("settings.remove.confirm"), Icons.CLOSE, model::confirm));
    }

    /** Before the values of a file are taken over. */
    static EffectStrip of(SettingsViewModel model, Pending.Importing importing) {
        List<String> lines = importing.changes().stream().map(EffectStrip::line).toList();
        List<String> shown = lines.size() <= MOST_LINES ? lines : lines.subList(0, MOST_LINES);
        var strip = new EffectStrip(
                model,
                Messages.get("settings.import.sentence", importing.file(), lines.size()),
                shown,
                Buttons.primary(Messages.get("settings.confirm"), Icons.SIGN, model::confirm));
        if (shown.size() < lines.size()) {
            strip.getChildren()
                    .add(
                            1 + shown.size(),
                            text(Messages.get("settings.import.more", lines.size() - shown.size()), "second"));
        }
        return strip;
    }

    private static String line(ReferenceChange change) {
        return Messages.get(
                "settings.change." + change.how().name().toLowerCase(Locale.ROOT),
                change.kind().word(),
                change.name());
    }

    private static Label text(String words, String style) {
        var label = new Label(words);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        return label;
    }
}
