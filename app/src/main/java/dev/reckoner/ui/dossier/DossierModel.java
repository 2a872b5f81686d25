package dev.reckoner.ui.dossier;

import dev.reckoner.answer.AnswerKeyFile;
import dev.reckoner.answer.AnswerStatement;
import dev.reckoner.answer.AnsweringParty;
import dev.reckoner.answer.RefusedAnswer;
import dev.reckoner.answer.SignedAnswer;
import dev.reckoner.audit.AnswerDesk;
import dev.reckoner.audit.CaseJson;
import dev.reckoner.audit.Dossier;
import dev.reckoner.audit.DossierDesk;
import dev.reckoner.audit.DossierFile;
import dev.reckoner.audit.FileFailure;
import dev.reckoner.audit.GivenAnswer;
import dev.reckoner.audit.GivenOutput;
import dev.reckoner.audit.KeyVouch;
import dev.reckoner.crypto.Digest;
import dev.reckoner.reputation.subject.Question;
import dev.reckoner.reputation.subject.SubjectId;
import dev.reckoner.reputation.subject.SubjectKind;
import dev.reckoner.reputation.subject.SubjectRecord;
import dev.reckoner.ui.control.Notice;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.shell.PlaceContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** What the dossier shows, and what is done with it. On the FX thread. */
final class DossierModel {
    private final PlaceContext context;
    private final ObjectProperty<SubjectKind> kind = new SimpleObjectProperty<>(SubjectKind.OPERATOR);
    private final ObjectProperty<Optional<SubjectId>> subject = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<List<SubjectId>> subjects = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<Optional<Dossier>> dossier = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Chosen>> chosen = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private boolean read;
    /** Counts what was asked for: an answer to an earlier question is not shown. */
    private long asked;

    /**
     * What is about to be signed.
     *
     * @param payload the bytes, as text
     * @param vouch whose key it is
     * @param findings how many findings it answers to
     */
    record Preview(AnswerStatement statement, String payload, KeyVouch vouch, int findings) {}

    /**
     * An answer that is being written.
     *
     * @param code of the findings that it is to
     */
    record Draft(String code, AnsweringParty party, String words, Path key) {}

    DossierModel(PlaceContext context) {
        this.context = context;
        kind.addListener((any, was, now) -> list(Optional.empty()));
        context.auditCase().onChange(context.background().coalesced(this::changed));
    }

    PlaceContext context() {
        return context;
    }

    ObjectProperty<SubjectKind> kind() {
        return kind;
    }

    ReadOnlyObjectProperty<List<SubjectId>> subjects() {
        return subjects;
    }

    ReadOnlyObjectProperty<Optional<SubjectId>> subject() {
        return subject;
    }

    ReadOnlyObjectProperty<Optional<Dossier>> dossier() {
        return dossier;
    }

    ObjectProperty<Optional<Chosen>> chosen() {
        return chosen;
    }

    /** Why nothing can be shown; empty text where something is. */
    ReadOnlyStringProperty failure() {
        return failure.getReadOnlyProperty();
    }

    private DossierDesk desk() {
        return context.auditCase().dossiers();
    }

    void shown() {
        if (!read) {
            list(subject.get());
        }
    }

    void show(SubjectId id) {
        read = true;
        if (kind.get() == id.kind()) {
            list(Optional.of(id));
        } else {
            subject.set(Optional.of(id));
            kind.set(id.kind());
        }
    }

    private void changed() {
        if (read) {
            list(subject.get());
        }
    }

    private void list(Optional<SubjectId> wanted) {
        read = true;
        long question = ++asked;
        var of = kind.get();
        var kept = wanted.or(subject::get).filter(id -> id.kind() == of);
        context.background()
                .read(
                        progress -> new Listed(
                                desk().subjects(of), kept.isPresent() ? kept : first(desk().subjects(of), of)),
                        found -> {
                            if (question == asked) {
                                subjects.set(found.all());
                                choose(found.first());
                            }
                        },
                        this::failed);
    }

    /** The subjects of a kind, and that which opens. */
    private record Listed(List<SubjectId> all, Optional<SubjectId> first) {}

    /** Whoever opens a dossier does so for what went wrong: the one with most answers outside the bound. */
    private Optional<SubjectId> first(List<SubjectId> found, SubjectKind of) throws IOException {
        var desk = context.auditCase().reputation();
        var parameters = desk.parameters();
        var at = desk.latest(parameters.timeBasis());
        var worst = desk.standings(new Question(of, at, true, parameters)).subjects().stream()
                .filter(record -> found.contains(record.id()))
                .filter(record -> record.timeline().tally(at).bad() > 0)
                .max(Comparator.comparingLong(
                        record -> record.timeline().tally(at).bad()))
                .map(SubjectRecord::id);
        return worst.or(() -> found.stream().findFirst());
    }

    /** Shows another subject. */
    void choose(Optional<SubjectId> id) {
        boolean other = !id.equals(subject.get());
        subject.set(id);
        if (id.isEmpty()) {
            dossier.set(Optional.empty());
            chosen.set(Optional.empty());
            return;
        }
        long question = ++asked;
        context.background()
                .read(
                        progress -> desk().dossier(id.get()),
                        found -> {
                            if (question == asked) {
                                failure.set("");
                                dossier.set(Optional.of(found));
                                chosen.set(other ? firstFinding(found) : again(found));
                            }
                        },
                        this::failed);
    }

    private static Optional<Chosen> firstFinding(Dossier found) {
        return found.findings().stream().findFirst().map(Chosen.OfFinding::new);
    }

    /** What was looked at, as it is now. */
    private Optional<Chosen> again(Dossier found) {
        return chosen.get().flatMap(before -> switch (before) {
            case Chosen.OfFinding finding ->
                found.findings().stream()
                        .filter(one -> one.code().equals(finding.found().code()))
                        .findFirst()
                        .<Chosen>map(Chosen.OfFinding::new);
            case Chosen.OfKey key ->
                found.keys().stream()
                        .filter(one -> one.key().equals(key.use().key()))
                        .findFirst()
                        .<Chosen>map(Chosen.OfKey::new);
            case Chosen.Answering answering -> Optional.<Chosen>of(answering);
        });
    }

    private void failed(Exception why) {
        failure.set(sentence(why));
    }

    /** Works out what would be signed. */
    void preview(Draft draft, Consumer<Preview> onDone, Consumer<String> onRefusal) {
        context.background().read(progress -> preview(draft), onDone, why -> onRefusal.accept(sentence(why)));
    }

    private Preview preview(Draft draft) throws IOException {
        var answers = desk().answers();
        var key = AnswerKeyFile.read(draft.key());
        var statement = statement(answers, draft);
        var payload = new String(SignedAnswer.payload(statement, key), StandardCharsets.UTF_8);
        var id = Digest.sha256(key.getPublic().getEncoded());
        return new Preview(
                statement,
                payload,
                answers.vouch(draft.party(), id),
                statement.findings().size());
    }

    private static AnswerStatement statement(AnswerDesk answers, Draft draft) throws IOException {
        var findings =
                answers.findings(draft.party().subject(), Optional.of(draft.code()), AnswerStatement.MOST_FINDINGS + 1);
        var statement = answers.statement(draft.party(), findings, draft.words(), List.of());
        answers.require(statement);
        return statement;
    }

    /**
     * Signs an answer and writes it.
     *
     * @param record true to record it in this case too
     */
    void sign(Draft draft, Path file, boolean record) {
        context.background()
                .submit(
                        Messages.get("dossier.answer.signing"),
                        progress -> {
                            replaceable(file, List.of(draft.key()));
                            var answers = desk().answers();
                            var signed = SignedAnswer.sign(statement(answers, draft), AnswerKeyFile.read(draft.key()));
                            Files.write(file, signed.bytes());
                            if (record) {
                                answers.record(signed);
                            }
                            return signed;
                        },
                        signed -> {
                            chosen.set(dossier.get().flatMap(DossierModel::firstFinding));
                            context.notices()
                                    .add(Notice.result(Messages.get(
                                            record ? "dossier.answer.signed.recorded" : "dossier.answer.signed",
                                            file.getFileName().toString())));
                        },
                        why -> tell("dossier.answer.failed", file.toString(), why));
    }

    /** Records an answer that somebody handed in. */
    void importAnswer(Path file) {
        context.background()
                .submit(
                        Messages.get("dossier.import.running"),
                        progress -> desk().answers().record(SignedAnswer.read(file)),
                        given -> context.notices().add(Notice.result(imported(given))),
                        why -> tell("dossier.import.failed", file.toString(), why));
    }

    private static String imported(GivenAnswer given) {
        return Messages.get("dossier.import.done", given.statement().party().id(), AnswerWords.whose(given));
    }

    /** Writes the dossier. */
    void export(Path file, boolean json) {
        dossier.get()
                .ifPresent(shown -> context.background()
                        .submit(
                                Messages.get("dossier.export.running"),
                                progress -> {
                                    replaceable(file, List.of());
                                    var origin = desk().answers().origin();
                                    var text = json
                                            ? CaseJson.text(DossierFile.json(shown, origin))
                                            : String.join("\n", DossierFile.text(shown, origin));
                                    return Files.writeString(file, text + "\n", StandardCharsets.UTF_8);
                                },
                                written -> context.notices()
                                        .add(Notice.result(Messages.get(
                                                "dossier.export.done",
                                                file.getFileName().toString()))),
                                why -> tell("dossier.export.failed", file.toString(), why)));
    }

    private static void replaceable(Path file, List<Path> read) throws IOException {
        var kept = GivenOutput.kept(file, read);
        if (kept.isPresent()) {
            throw new RefusedAnswer("CL-EXISTS", kept.get());
        }
    }

    private void tell(String what, String where, Exception why) {
        context.notices().add(Notice.failure(Messages.get(what), where, sentence(why), code(why)));
    }

    private static String code(Exception why) {
        return why instanceof RefusedAnswer refused ? refused.code() : "DO-FAILED";
    }

    private static String sentence(Exception why) {
        return why instanceof IOException io ? FileFailure.sentence(io) : String.valueOf(why.getMessage());
    }
}
