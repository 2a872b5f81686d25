package dev.reckoner.ui.reputation;

import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.WrongLine;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.StringProperty;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.Window;

/** Asks for whom the records of ERC-8004 are written, which no case knows; stands where the inspector does. */
final class Erc8004Form extends VBox {
    private final Erc8004Model model;

    Erc8004Form(Erc8004Model model) {
        this.model = model;
        getStyleClass().add("card");
        setId("erc8004-form");
        var title = new Label();
        title.getStyleClass().add("subject");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        var about = new Label(Messages.get("reputation.erc8004.about"));
        about.getStyleClass().addAll("second", "prose");
        about.setMinHeight(Region.USE_PREF_SIZE);
        var verdicts = new CheckBox(Messages.get("reputation.erc8004.verdicts"));
        verdicts.setId("erc8004-verdicts");
        verdicts.selectedProperty().bindBidirectional(model.verdicts());
        var wrong = new WrongLine();
        wrong.setId("erc8004-wrong");
        model.refusal().subscribe(why -> wrong.say(Optional.of(why).filter(text -> !text.isEmpty())));
        var first = field("agent", model.agent());
        var top = new VBox(
                10,
                title,
                about,
                named("agent", first),
                named("registry", field("registry", model.registry())),
                named("account", field("account", model.account())),
                verdicts,
                wrong);
        top.setPadding(new Insets(12));
        VBox.setVgrow(top, Priority.ALWAYS);
        getChildren().addAll(top, footer());
        visibleProperty().bind(model.asked());
        model.asked().subscribe(asked -> {
            if (asked) {
                title.setText(Messages.get("reputation.erc8004.title", model.subject()));
                first.requestFocus();
            }
        });
    }

    private static TextField field(String name, StringProperty text) {
        var field = new TextField();
        field.setId("erc8004-" + name);
        field.getStyleClass().add("mono");
        field.setPromptText(Messages.get("reputation.erc8004." + name + ".prompt"));
        field.setAccessibleText(Messages.get("reputation.erc8004." + name));
        field.textProperty().bindBidirectional(text);
        return field;
    }

    private static Node named(String name, TextField field) {
        var label = new Label(Messages.get("reputation.erc8004." + name));
        label.getStyleClass().add("panel-title");
        label.setLabelFor(field);
        return new VBox(4, label, field);
    }

    private Node footer() {
        var write = Buttons.primary(Messages.get("reputation.erc8004.write"), Icons.EXPORT, this::write);
        write.setId("erc8004-write");
        var footer = new HBox(8, write, Buttons.secondary(Messages.get("action.cancel"), model::cancel));
        footer.getStyleClass().add("inspector-footer");
        return footer;
    }

    private void write() {
        model.wish().ifPresent(wish -> choose().ifPresent(chosen -> model.write(wish, chosen)));
    }

    private Optional<Path> choose() {
        Window window = getScene() == null ? null : getScene().getWindow();
        if (window == null || !window.isShowing()) {
            return Optional.empty();
        }
        var chooser = new DirectoryChooser();
        chooser.setTitle(Messages.get("reputation.erc8004.choose"));
        return Optional.ofNullable(chooser.showDialog(window)).map(File::toPath);
    }
}
