package dev.reckoner.ui.settings;

import dev.reckoner.appraise.DatedReference;
import dev.reckoner.appraise.ReferenceKind;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.SegmentedChoice;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Asks for the fields of one item, or shows those of one that cannot be changed. */
final class ItemForm extends VBox {
    private final SettingsViewModel model;
    private final ReferenceKind kind;
    private final Map<ItemField, TextField> inputs = new EnumMap<>(ItemField.class);
    private final Label wrong = new Label();

    private ItemForm(SettingsViewModel model, ReferenceKind kind) {
        super(12);
        this.model = model;
        this.kind = kind;
        getStyleClass().add("card-body");
        wrong.setId("settings-wrong");
        wrong.getStyleClass().add("wrong");
        wrong.setWrapText(true);
        wrong.setGraphic(Icons.CONTRAINDICATED.icon("icon-12", "contraindicated"));
        say(Optional.empty());
    }

    /** A form for a new item. */
    static ItemForm adding(SettingsViewModel model, ReferenceKind kind) {
        var form = new ItemForm(model, kind);
        List<ReferenceKind> kinds = model.section().get().kinds();
        if (kinds.size() > 1) {
            var choice = new SegmentedChoice<>(
                    kinds, each -> Messages.get("settings.kind." + each.name().toLowerCase(Locale.ROOT)));
            choice.chosen().set(kind);
            choice.chosen().subscribe(chosen -> {
                if (chosen != kind) {
                    model.add(chosen);
                }
            });
            form.getChildren().add(choice);
        }
        form.getChildren().addAll(form.grid(Map.of(), true), form.wrong, form.actions());
        return form;
    }

    /** A form with an item in it. */
    static ItemForm of(SettingsViewModel model, DatedReference item) {
        var form = new ItemForm(model, item.kind());
        boolean fixed = SettingsViewModel.isFixed(item);
        form.getChildren().addAll(form.grid(ItemText.fields(item), !fixed), form.wrong);
        form.getChildren().add(fixed ? form.closing() : form.actions());
        return form;
    }

    /** Gives the keyboard to the first field. */
    void focus() {
        inputs.values().stream().findFirst().ifPresent(TextField::requestFocus);
    }

    private GridPane grid(Map<ItemField, String> texts, boolean editable) {
        var grid = new GridPane(12, 8);
        var label = new ColumnConstraints();
        label.setMinWidth(112);
        var field = new ColumnConstraints();
        field.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(label, field);
        for (ItemField each : ItemField.of(kind)) {
            var input = new TextField(texts.getOrDefault(each, ""));
            input.setId("settings-" + each.name().toLowerCase(Locale.ROOT));
            input.setPromptText(editable ? each.hint() : each.absent());
            input.setEditable(editable);
            input.setMaxWidth(760);
            input.setAccessibleText(each.label());
            if (each.mono()) {
                input.getStyleClass().add("mono");
            }
            input.setOnAction(event -> submit());
            input.textProperty().subscribe(() -> say(Optional.empty()));
            inputs.put(each, input);
            var name = new Label(each.label());
            name.getStyleClass().add("body-2");
            name.setLabelFor(input);
            grid.addRow(grid.getRowCount(), name, input);
        }
        return grid;
    }

    private HBox actions() {
        var effect = new Label(Messages.get("settings.effect", model.claims()));
        effect.getStyleClass().add("second");
        effect.setWrapText(true);
        effect.setMinWidth(0);
        var confirm = Buttons.primary(Messages.get("settings.confirm"), Icons.SIGN, this::submit);
        confirm.setId("settings-confirm");
        var row = new HBox(8, confirm, Buttons.secondary(Messages.get("settings.cancel"), model::cancel), effect);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private HBox closing() {
        var why = new Label(Messages.get("settings.fixed"), Icons.LOCKED.icon("icon-12"));
        why.getStyleClass().add("second");
        var row = new HBox(8, Buttons.secondary(Messages.get("settings.close"), model::cancel), why);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setPadding(new Insets(4, 0, 0, 0));
        return row;
    }

    private void submit() {
        if (inputs.values().stream().noneMatch(TextField::isEditable)) {
            return;
        }
        var texts = new EnumMap<ItemField, String>(ItemField.class);
        inputs.forEach((field, input) -> texts.put(field, input.getText()));
        try {
            model.confirm(new ItemDraft(kind, texts));
        } catch (ItemDraft.Incomplete e) {
            say(Optional.of(e.sentence()));
        }
    }

    private void say(Optional<String> sentence) {
        wrong.setText(sentence.orElse(""));
        wrong.setVisible(sentence.isPresent());
        wrong.setManaged(sentence.isPresent());
    }
}
