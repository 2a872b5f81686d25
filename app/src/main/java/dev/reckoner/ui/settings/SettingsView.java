package dev.reckoner.ui.settings;

import dev.reckoner.appraise.DatedReference;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.control.SegmentedChoice;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The sections, the items of the chosen one, and below them what the person is about to change. */
final class SettingsView extends VBox {
    private final SettingsViewModel model;
    private final Card editor = new Card("");

    SettingsView(SettingsViewModel model, EncryptionView encryption, DevicesViewModel devicesModel) {
        super(12);
        this.model = model;
        var sections = new SegmentedChoice<>(List.of(Section.values()), Section::title);
        sections.setId("settings-sections");
        sections.chosen().bindBidirectional(model.section());
        var items = items();
        VBox.setVgrow(items, Priority.ALWAYS);
        // The table gives way, and never the form.
        editor.setMinHeight(USE_PREF_SIZE);
        var devices = new DevicesView(devicesModel);
        VBox.setVgrow(devices, Priority.ALWAYS);
        getChildren().addAll(sections, items, editor, encryption, devices);
        model.pending().subscribe(this::show);
        model.section().subscribe(section -> {
            present(items, !section.kinds().isEmpty());
            present(encryption, section == Section.ENCRYPTION);
            present(devices, section == Section.DEVICES);
            if (section == Section.DEVICES) {
                devicesModel.open();
            }
        });
    }

    private static void present(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }

    private Card items() {
        var card = new Card("");
        var about = new Label();
        about.getStyleClass().add("second");
        about.setWrapText(true);
        about.setMinWidth(0);
        var aboutLine = new VBox(about);
        aboutLine.getStyleClass().add("settings-about");
        var table = new ItemTable(model);
        VBox.setVgrow(table, Priority.ALWAYS);
        var edit = Buttons.secondary(Messages.get("settings.edit"), Icons.SIGN, model::edit);
        var remove = Buttons.secondary(Messages.get("settings.remove"), Icons.CLOSE, model::remove);
        var add = Buttons.secondary(Messages.get("settings.add"), Icons.FOLDED, model::add);
        add.setId("settings-add");
        edit.setId("settings-edit");
        remove.setId("settings-remove");
        var why = new Label();
        why.getStyleClass().add("second");
        model.chosen().subscribe(chosen -> offer(chosen, edit, remove, why));
        model.section().subscribe(section -> {
            card.titleProperty().set(section.title());
            about.setText(section.about());
        });
        for (Button button : List.of(edit, remove, add)) {
            button.getStyleClass().add("small");
        }
        return card.tools(why, edit, remove, add).content(aboutLine, table);
    }

    private static void offer(Optional<DatedReference> chosen, Button edit, Button remove, Label why) {
        boolean fixed = chosen.filter(SettingsViewModel::isFixed).isPresent();
        edit.setDisable(chosen.isEmpty());
        edit.setText(Messages.get(fixed ? "settings.open" : "settings.edit"));
        remove.setDisable(chosen.isEmpty() || fixed);
        why.setText(Messages.get(chosen.isEmpty() ? "settings.choose" : fixed ? "settings.builtIn" : "settings.own"));
    }

    private void show(Pending pending) {
        present(editor, !(pending instanceof Pending.Nothing));
        switch (pending) {
            case Pending.Nothing none -> editor.content();
            case Pending.Adding adding ->
                form(Messages.get("settings.adding", adding.kind().word()), ItemForm.adding(model, adding.kind()));
            case Pending.Editing editing ->
                form(
                        Messages.get(
                                SettingsViewModel.isFixed(editing.item()) ? "settings.showing" : "settings.editing",
                                editing.item().kind().word(),
                                editing.item().name()),
                        ItemForm.of(model, editing.item()));
            case Pending.Removing removing -> put(Messages.get("settings.removing"), EffectStrip.of(model, removing));
            case Pending.Importing importing ->
                put(Messages.get("settings.importing", importing.file()), EffectStrip.of(model, importing));
        }
    }

    private void form(String title, ItemForm form) {
        put(title, form);
        form.focus();
    }

    private void put(String title, Node content) {
        editor.titleProperty().set(title);
        editor.content(content);
    }

    /** Asks for a file to import. Needs a window around it. */
    void chooseImport() {
        choose("settings.import.choose", FileChooser::showOpenDialog, file -> model.importFile(file.toPath()));
    }

    /** Asks for a file to write. Needs a window around it. */
    void chooseExport() {
        choose("settings.export.choose", FileChooser::showSaveDialog, file -> model.exportFile(file.toPath()));
    }

    private void choose(String title, BiFunction<FileChooser, Window, File> ask, Consumer<File> use) {
        Window window = getScene() == null ? null : getScene().getWindow();
        if (window == null || !window.isShowing()) {
            return;
        }
        var chooser = new FileChooser();
        chooser.setTitle(Messages.get(title));
        chooser.setInitialFileName("reference-values.json");
        Optional.ofNullable(ask.apply(chooser, window)).ifPresent(use);
    }
}
