package dev.reckoner.ui.dossier;

import dev.reckoner.audit.EnclaveName;
import dev.reckoner.reputation.subject.SubjectId;
import dev.reckoner.reputation.subject.SubjectKind;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Whose dossier, and what to do with it. */
final class DossierBar extends HBox {
    private final DossierModel model;
    private final FileAsk ask;
    private boolean following;

    DossierBar(DossierModel model, FileAsk ask) {
        super(8);
        this.model = model;
        this.ask = ask;
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(kinds(), subjects(), Rows.gap(), answer(), imports(), export());
    }

    private ComboBox<SubjectKind> kinds() {
        var kinds = new ComboBox<SubjectKind>();
        kinds.setId("dossier-kind");
        kinds.getItems().setAll(SubjectKind.values());
        kinds.setConverter(new Shown<>() {
            @Override
            String words(SubjectKind kind) {
                return Messages.get("dossier.kind." + kind.wireName());
            }
        });
        kinds.setAccessibleText(Messages.get("dossier.kind"));
        kinds.valueProperty().bindBidirectional(model.kind());
        kinds.setPrefWidth(136);
        kinds.setMinWidth(112);
        return kinds;
    }

    private ComboBox<SubjectId> subjects() {
        var subjects = new ComboBox<SubjectId>();
        subjects.setId("dossier-subject");
        subjects.setConverter(new Shown<>() {
            @Override
            String words(SubjectId id) {
                return Figures.middle(EnclaveName.of(id.name()), 36);
            }
        });
        subjects.setAccessibleText(Messages.get("dossier.subject"));
        subjects.setPrefWidth(224);
        subjects.setMinWidth(120);
        model.subjects().subscribe(found -> follow(subjects));
        model.subject().subscribe(id -> follow(subjects));
        subjects.valueProperty().addListener((any, was, now) -> {
            if (!following && now != null) {
                model.choose(Optional.of(now));
            }
        });
        return subjects;
    }

    private void follow(ComboBox<SubjectId> subjects) {
        following = true;
        if (!subjects.getItems().equals(model.subjects().get())) {
            subjects.getItems().setAll(model.subjects().get());
        }
        subjects.setValue(model.subject().get().orElse(null));
        following = false;
    }

    private Button answer() {
        var answer = Buttons.secondary(
                Messages.get("dossier.answer"),
                Icons.SIGN,
                () -> model.chosen().set(Optional.of(new Chosen.Answering(code()))));
        answer.setId("dossier-answer");
        answer.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.dossier()
                                .get()
                                .filter(shown -> !shown.findings().isEmpty())
                                .isEmpty(),
                        model.dossier()));
        return answer;
    }

    private String code() {
        return model.chosen()
                .get()
                .filter(Chosen.OfFinding.class::isInstance)
                .map(Chosen.OfFinding.class::cast)
                .map(of -> of.found().code())
                .orElse("");
    }

    private Button imports() {
        var imports = Buttons.secondary(
                Messages.get("dossier.import"),
                Icons.IMPORT,
                () -> ask.toRead(Messages.get("dossier.import")).ifPresent(model::importAnswer));
        imports.setId("dossier-import");
        return imports;
    }

    private MenuButton export() {
        var export = new MenuButton(Messages.get("dossier.export"), Icons.EXPORT.icon());
        export.setId("dossier-export");
        export.setMinWidth(USE_PREF_SIZE);
        export.getItems().setAll(item("dossier.export.text", "txt", false), item("dossier.export.json", "json", true));
        export.disableProperty().bind(model.dossier().map(Optional::isEmpty));
        return export;
    }

    private MenuItem item(String key, String ending, boolean json) {
        var item = new MenuItem(Messages.get(key));
        item.setOnAction(event -> ask.toWrite(Messages.get("dossier.export"), "dossier." + ending)
                .ifPresent(file -> model.export(file, json)));
        return item;
    }

    /** What a list shows, which is not typed into. */
    private abstract static class Shown<T> extends StringConverter<T> {
        abstract String words(T one);

        @Override
        public String toString(@Nullable T one) {
            return one == null ? "" : words(one);
        }

        @Override
        public T fromString(String text) {
            throw new UnsupportedOperationException("The list is not typed into.");
        }
    }
}
