package dev.reckoner.ui.ledger;

import dev.reckoner.audit.GivenOutput;
import dev.reckoner.audit.Handling;
import dev.reckoner.audit.LedgerDesk;
import dev.reckoner.audit.LedgerDesk.UnnamedBlobs;
import dev.reckoner.audit.LedgerHeads;
import dev.reckoner.audit.LedgerState;
import dev.reckoner.ledger.witness.HeadEntry;
import dev.reckoner.ui.control.Notice;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.shell.PlaceContext;
import dev.reckoner.ui.task.Background;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/** Heads, witnesses, and the files that go out of the case and come into it. */
final class HeadsViewModel {
    private final LedgerViewModel ledger;
    private final PlaceContext context;
    private final FileAsk files;
    private final ReadOnlyObjectWrapper<LedgerHeads> heads =
            new ReadOnlyObjectWrapper<>(this, "heads", LedgerHeads.NONE);
    /** The head that waits for the key of its log. */
    private final ObjectProperty<Optional<Path>> waiting =
            new SimpleObjectProperty<>(this, "waiting", Optional.empty());

    private final StringProperty key = new SimpleStringProperty(this, "key", "");
    private final ReadOnlyObjectWrapper<Optional<UnnamedBlobs>> unnamed =
            new ReadOnlyObjectWrapper<>(this, "unnamed", Optional.empty());
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper(this, "refusal", "");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper(this, "trouble", "");
    private long readAt = -1;
    private boolean reading;

    HeadsViewModel(LedgerViewModel ledger, FileAsk files) {
        this.ledger = ledger;
        this.context = ledger.context();
        this.files = files;
        ledger.state().subscribe(state -> refusal.set(Offers.recordingRefused(state)));
    }

    /** Why nothing about heads can be recorded in the case, one sentence; empty text where it can. */
    ReadOnlyStringProperty refusal() {
        return refusal.getReadOnlyProperty();
    }

    /** What to know before something about heads is recorded; empty text where nothing is. */
    ObservableValue<String> caution() {
        return ledger.state().map(Offers::recordingCaution);
    }

    /** Why no backup is made; a case that was ended can be backed up. */
    ObservableValue<String> backupRefusal() {
        return ledger.state().map(Offers::backupRefused);
    }

    /** What to know before one is made; empty text where nothing is. */
    ObservableValue<String> backupCaution() {
        return ledger.state().map(Offers::backupCaution);
    }

    /** The blobs that no entry names; empty before they were looked for. */
    ReadOnlyObjectProperty<Optional<UnnamedBlobs>> unnamed() {
        return unnamed.getReadOnlyProperty();
    }

    /** Looks for blobs that no entry names. */
    void lookForUnnamed() {
        context.background()
                .submit(
                        Messages.get("ledger.unnamed.job"),
                        progress -> desk().unnamedBlobs(progress),
                        found -> unnamed.set(Optional.of(found)),
                        failure -> ledger.tell("ledger.unnamed.failed", failure, "LE-UNNAMED-FAILED"));
    }

    /** The ledger as last verified. */
    ReadOnlyObjectProperty<LedgerState> state() {
        return ledger.state();
    }

    /** Shows an entry. */
    void showEntry(long index) {
        ledger.select(index);
        context.navigator().closeInspector();
    }

    /** Writes what verifying found. */
    void exportResult() {
        List<String> lines =
                ResultLines.of(context.auditCase().folder(), ledger.state().get());
        files.toWrite(Messages.get("ledger.result.choose"), "ledger-result.txt")
                .ifPresent(file -> job("ledger.result.job", "ledger.result.failed", "LE-RESULT-FAILED", progress -> {
                    GivenOutput.require(file);
                    Files.write(file, lines);
                    return Messages.get("ledger.result.done", file);
                }));
    }

    /** Reads the heads, unless they were read since anything was recorded. The whole ledger is gone through for it. */
    void refresh() {
        long entries = ledger.state().get().entries();
        if (reading || readAt == entries) {
            return;
        }
        reading = true;
        context.background()
                .read(
                        progress -> desk().heads(),
                        found -> {
                            reading = false;
                            readAt = entries;
                            trouble.set("");
                            heads.set(found);
                        },
                        failure -> {
                            reading = false;
                            heads.set(LedgerHeads.NONE);
                            trouble.set(String.valueOf(failure.getMessage()));
                        });
    }

    ReadOnlyObjectProperty<LedgerHeads> heads() {
        return heads.getReadOnlyProperty();
    }

    /** Why the heads could not be read; empty text where they could. */
    ReadOnlyStringProperty trouble() {
        return trouble.getReadOnlyProperty();
    }

    ObjectProperty<Optional<Path>> waiting() {
        return waiting;
    }

    /** The key that is trusted for the log whose head waits. */
    StringProperty key() {
        return key;
    }

    /** Writes the whole case to a file. */
    void backUp() {
        String name = "reckoner-backup-" + ledger.state().get().entries() + ".reckoner";
        files.toWrite(Messages.get("ledger.backup.choose"), name)
                .ifPresent(file -> job("ledger.backup.job", "ledger.backup.failed", "LE-BACKUP-FAILED", progress -> {
                    var made = context.auditCase().backUp(file, progress);
                    if (progress.cancelled()) {
                        return "";
                    }
                    desk().handled(Handling.BACKED_UP, file);
                    String done = Messages.get("ledger.backup.done", file);
                    return made.leftOut() == 0 ? done : done + " " + Messages.get("ledger.backup.left", made.leftOut());
                }));
    }

    /** Writes the selected entry and its proof. */
    void exportProof() {
        ledger.selected()
                .get()
                .ifPresent(line -> files.toWrite(Messages.get("ledger.proof.choose"), "entry-" + line.index())
                        .ifPresent(file ->
                                job("ledger.proof.job", "ledger.proof.failed", "LE-PROOF-FAILED", progress -> {
                                    desk().exportProof(line.index(), file);
                                    return Messages.get("ledger.proof.done", line.index(), file);
                                })));
    }

    /** Writes the newest head. */
    void exportHead() {
        files.toWrite(
                        Messages.get("ledger.head.choose"),
                        "head-" + ledger.state().get().entries() + ".txt")
                .ifPresent(file -> job("ledger.head.job", "ledger.head.failed", "LE-HEAD-FAILED", progress -> {
                    desk().exportHead(file);
                    return Messages.get("ledger.head.done", file);
                }));
    }

    /** Asks for the head of another log; its key is asked for beside the list. */
    void chooseHead() {
        files.toRead(Messages.get("ledger.import.choose")).ifPresent(file -> {
            context.navigator().openInspector();
            context.background()
                    .read(
                            progress -> desk().knownKey(file),
                            known -> {
                                key.set(known);
                                waiting.set(Optional.of(file));
                            },
                            failure -> ledger.tell("ledger.import.failed", failure, "LE-IMPORT-FAILED"));
        });
    }

    /** Keeps the head that waits, if it is signed with the key. */
    void importHead() {
        String trusted = key.get();
        waiting.get().ifPresent(file -> {
            waiting.set(Optional.empty());
            job("ledger.import.job", "ledger.import.failed", "LE-IMPORT-FAILED", progress -> {
                HeadEntry.Seen seen = desk().importHead(file, trusted);
                return Messages.get(
                        seen.standing() == HeadEntry.Standing.CONTRADICTING
                                ? "ledger.import.contradicting"
                                : "ledger.import.done",
                        seen.head().size(),
                        seen.head().origin());
            });
        });
    }

    /** Writes the file that a witness is asked with. */
    void ask(String witness) {
        files.toWrite(Messages.get("ledger.ask.choose", witness), "request-" + witness.replaceAll("\\W+", "-"))
                .ifPresent(file -> job("ledger.ask.job", "ledger.ask.failed", "LE-ASK-FAILED", progress -> {
                    desk().askWitness(witness, file);
                    return Messages.get("ledger.ask.done", witness, file);
                }));
    }

    /** Takes what a witness answered. */
    void accept() {
        files.toRead(Messages.get("ledger.accept.choose"))
                .ifPresent(file -> job("ledger.accept.job", "ledger.accept.failed", "LE-ACCEPT-FAILED", progress -> {
                    var names = desk().acceptAnswer(file);
                    return names.isEmpty()
                            ? Messages.get("ledger.accept.known")
                            : Messages.get("ledger.accept.done", String.join(", ", names));
                }));
    }

    /** Takes a file that says which witnesses are wanted. */
    void choosePolicy() {
        files.toRead(Messages.get("ledger.policy.choose"))
                .ifPresent(file -> job("ledger.policy.job", "ledger.policy.failed", "LE-POLICY-FAILED", progress -> {
                    desk().setWitnessPolicy(file);
                    return Messages.get("ledger.policy.done", file);
                }));
    }

    private void job(String title, String failed, String code, Background.Work<String> work) {
        context.background()
                .submit(
                        Messages.get(title),
                        work,
                        sentence -> {
                            if (!sentence.isEmpty()) {
                                context.notices().add(Notice.result(sentence));
                            }
                            readAt = -1;
                            refresh();
                        },
                        failure -> ledger.tell(failed, failure, code));
    }

    private LedgerDesk desk() {
        return context.auditCase().desk();
    }
}
