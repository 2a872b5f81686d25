package dev.reckoner.ui.dossier;

import dev.reckoner.answer.AnswerStatement;
import dev.reckoner.answer.AnsweringParty;
import dev.reckoner.audit.Dossier;
import dev.reckoner.reputation.subject.SubjectKind;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** An answer to findings is written, shown as it will be signed, signed and saved. */
final class AnswerForm extends VBox {
    private final DossierModel model;
    private final FileAsk ask;
    private final ComboBox<Dossier.Found> finding = new ComboBox<>();
    private final ComboBox<AnsweringParty> party = new ComboBox<>();
    private final TextArea words = new TextArea();
    private final TextField key = new TextField();
    private final CheckBox record = new CheckBox(Messages.get("dossier.answer.record"));
    private final TextArea preview = new TextArea();
    private final Label refusal = Rows.prose("", "caption");
    private final Button save;
    /** Counts what was previewed: an answer to an earlier draft is not shown. */
    private long asked;

    AnswerForm(DossierModel model, FileAsk ask) {
        this.model = model;
        this.ask = ask;
        getStyleClass().add("card");
        setId("answer-form");
        save = Buttons.primary(Messages.get("dossier.answer.save"), Icons.SIGN, this::save);
        save.setId("answer-save");
        choices();
        words.setId("answer-words");
        words.setWrapText(true);
        words.getStyleClass().add("answer-words");
        words.setPromptText(Messages.get("dossier.answer.words.prompt"));
        words.setAccessibleText(Messages.get("dossier.answer.words"));
        key.setId("answer-key");
        key.setPromptText(Messages.get("dossier.answer.key.prompt"));
        key.setAccessibleText(Messages.get("dossier.answer.key.file"));
        HBox.setHgrow(key, Priority.ALWAYS);
        preview.setId("answer-preview");
        preview.setEditable(false);
        preview.setWrapText(true);
        preview.getStyleClass().add("answer-preview");
        preview.setAccessibleText(Messages.get("dossier.answer.preview"));
        record.setId("answer-record");
        record.setSelected(true);
        words.textProperty().subscribe(text -> check());
        key.textProperty().subscribe(text -> check());
        finding.valueProperty().subscribe(one -> check());
        party.valueProperty().subscribe(one -> check());
        getChildren().addAll(scrolling(), footer());
    }

    private void choices() {
        finding.setId("answer-finding");
        finding.setMaxWidth(Double.MAX_VALUE);
        finding.setAccessibleText(Messages.get("dossier.answer.finding"));
        finding.setConverter(shown(found -> Messages.get("dossier.answer.finding.line", found.code(), found.claims())));
        party.setId("answer-party");
        party.setMaxWidth(Double.MAX_VALUE);
        party.setAccessibleText(Messages.get("dossier.answer.party"));
        party.setConverter(shown(one -> Messages.get(
                "dossier.answer.party.line",
                Messages.get("dossier.kind." + one.kind().wireName()),
                one.id())));
    }

    private static <T> StringConverter<T> shown(java.util.function.Function<T, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(@org.jspecify.annotations.Nullable T one) {
                return one == null ? "" : words.apply(one);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("The list is not typed into.");
            }
        };
    }

    private Node scrolling() {
        var choose = Buttons.secondary(
                Messages.get("dossier.answer.choose"),
                () -> ask.toRead(Messages.get("dossier.answer.key.file"))
                        .ifPresent(file -> key.setText(file.toString())));
        var title = Rows.prose(Messages.get("dossier.answer.title"), "subject");
        var top = new VBox(
                8,
                title,
                Rows.prose(Messages.get("dossier.answer.about"), "second"),
                name("dossier.answer.finding"),
                finding,
                name("dossier.answer.party"),
                party,
                name("dossier.answer.words"),
                words,
                name("dossier.answer.key.file"),
                new HBox(8, key, choose),
                name("dossier.answer.preview"),
                preview,
                record);
        top.setPadding(new Insets(12));
        var scroll = new ScrollPane(top);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return scroll;
    }

    private static Label name(String key) {
        return Rows.whole(Messages.get(key), "panel-title");
    }

    private Node footer() {
        var cancel = Buttons.secondary(
                Messages.get("action.cancel"), () -> model.chosen().set(Optional.empty()));
        var footer = new VBox(6, refusal, new HBox(8, save, cancel));
        footer.setPadding(new Insets(8, 12, 8, 12));
        footer.getStyleClass().add("ruled-top");
        return footer;
    }

    /** Begins an answer to findings of that code. */
    void begin(Dossier dossier, String code) {
        finding.getItems().setAll(dossier.findings());
        finding.setValue(dossier.findings().stream()
                .filter(found -> found.code().equals(code))
                .findFirst()
                .or(() -> dossier.findings().stream().findFirst())
                .orElse(null));
        party.getItems().setAll(parties(dossier));
        party.setValue(party.getItems().isEmpty() ? null : party.getItems().getFirst());
        check();
    }

    /** Itself, where it can speak; and those who stand in its claims. */
    private static List<AnsweringParty> parties(Dossier dossier) {
        var parties = new ArrayList<AnsweringParty>();
        if (AnsweringParty.canBe(dossier.subject().kind())) {
            parties.add(new AnsweringParty(
                    dossier.subject().kind(), dossier.subject().name()));
        }
        for (var kind : List.of(SubjectKind.PROVIDER, SubjectKind.OPERATOR)) {
            dossier.with(kind)
                    .forEach(seen ->
                            parties.add(new AnsweringParty(kind, seen.id().name())));
        }
        return parties;
    }

    private Optional<DossierModel.Draft> draft() {
        var found = Optional.ofNullable(finding.getValue());
        var who = Optional.ofNullable(party.getValue());
        if (found.isEmpty()
                || who.isEmpty()
                || words.getText().isBlank()
                || key.getText().isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new DossierModel.Draft(
                    found.get().code(),
                    who.get(),
                    words.getText(),
                    Path.of(key.getText().strip())));
        } catch (InvalidPathException none) {
            return Optional.empty();
        }
    }

    private void check() {
        long question = ++asked;
        var draft = draft();
        save.setDisable(true);
        preview.clear();
        if (draft.isEmpty()) {
            refuse(Messages.get(
                    words.getText().codePointCount(0, words.getText().length()) > AnswerStatement.MOST_WORDS
                            ? "dossier.answer.tooLong"
                            : "dossier.answer.incomplete"));
            return;
        }
        model.preview(
                draft.get(),
                made -> {
                    if (question == asked) {
                        preview.setText(made.payload());
                        refuse(Messages.get("dossier.answer.ready", made.findings(), AnswerWords.whose(made.vouch())));
                        save.setDisable(false);
                    }
                },
                why -> {
                    if (question == asked) {
                        refuse(why);
                    }
                });
    }

    private void refuse(String why) {
        refusal.setText(why);
        refusal.setMinHeight(Region.USE_PREF_SIZE);
    }

    private void save() {
        draft().ifPresent(draft -> ask.toWrite(
                        Messages.get("dossier.answer.save"), draft.party().id() + ".answer.json")
                .ifPresent(file -> model.sign(draft, file, record.isSelected())));
    }
}
