package dev.reckoner.ui;

import dev.reckoner.audit.AuditCase;
import dev.reckoner.ledger.CaseRestore;
import dev.reckoner.ledger.LedgerException;
import dev.reckoner.ledger.Passphrase;
import dev.reckoner.ui.control.Notice;
import dev.reckoner.ui.control.Notices;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.shell.CaseDoor;
import dev.reckoner.ui.shell.FirstSteps;
import dev.reckoner.ui.shell.Workbench;
import dev.reckoner.ui.task.Background;
import dev.reckoner.ui.task.Job;
import dev.reckoner.ui.welcome.NewCaseView;
import dev.reckoner.ui.welcome.OpeningView;
import dev.reckoner.ui.welcome.RecentCases;
import dev.reckoner.ui.welcome.RestoreView;
import dev.reckoner.ui.welcome.RestoredWords;
import dev.reckoner.ui.welcome.Restoring;
import dev.reckoner.ui.welcome.UnlockView;
import dev.reckoner.ui.welcome.Ways;
import dev.reckoner.ui.welcome.WelcomeView;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** What the window shows: the welcome, or the workbench of the open case. Stage-independent. */
public final class ReckonerWindow extends StackPane implements Ways, CaseDoor, AutoCloseable {
    private final Cases cases;
    private final RecentCases recent;
    private final InstantSource clock;
    private final FirstSteps firstSteps;
    private final Background opening = Background.start();
    private final Notices notices = new Notices();
    private Optional<AuditCase> openCase = Optional.empty();
    private Optional<Background> working = Optional.empty();

    /**
     * A window on the welcome.
     *
     * @param cases how it gets cases
     * @param recent the list of the welcome
     * @param clock the time that the list notes
     */
    public ReckonerWindow(Cases cases, RecentCases recent, InstantSource clock) {
        this(cases, recent, clock, FirstSteps.NEVER);
    }

    /**
     * The same with the first steps of the sample case.
     *
     * @param firstSteps whether they are still wanted
     */
    public ReckonerWindow(Cases cases, RecentCases recent, InstantSource clock, FirstSteps firstSteps) {
        this.firstSteps = firstSteps;
        this.cases = cases;
        this.recent = recent;
        this.clock = clock;
        welcome();
    }

    private void welcome() {
        var view = new WelcomeView(this, recent.list(), notices, firstSteps.wanted());
        fill(view);
        view.focus();
    }

    private void fill(Parent view) {
        getChildren().setAll(view);
    }

    @Override
    public void sample() {
        open(Messages.get("welcome.opening.sample"), cases::sample, this::failed);
    }

    @Override
    public void open(Path place) {
        if (Files.isRegularFile(place)) {
            restore(place);
        } else {
            open(place, Optional.empty());
        }
    }

    private void open(Path folder, Optional<Passphrase> passphrase) {
        open(
                Messages.get("welcome.opening", folder),
                progress -> wiped(passphrase, given -> cases.open(folder, given, progress)),
                failure -> notOpened(folder, failure));
    }

    @Override
    public void create() {
        ask("welcome.new.choose").ifPresent(this::create);
    }

    /** Asks whether the case in that folder is to be encrypted, and makes it. */
    void create(Path folder) {
        getChildren().getFirst().setDisable(true);
        var view = new NewCaseView(folder, passphrase -> create(folder, passphrase), this::back);
        over(view);
        view.focus();
    }

    private void create(Path folder, Optional<Passphrase> passphrase) {
        open(
                Messages.get("welcome.opening", folder),
                progress -> wiped(passphrase, given -> cases.create(folder, given, progress)),
                this::failed);
    }

    private interface Opening {
        AuditCase with(Optional<Passphrase> passphrase) throws IOException;
    }

    private static AuditCase wiped(Optional<Passphrase> passphrase, Opening opening) throws IOException {
        try {
            return opening.with(passphrase);
        } finally {
            passphrase.ifPresent(Passphrase::close);
        }
    }

    /** A passphrase that is missing or wrong is asked for where the person is. */
    private void notOpened(Path folder, Exception reason) {
        switch (reason instanceof LedgerException ledger ? ledger.code() : "") {
            case "LG-PASSPHRASE-NEEDED" -> unlock(folder, Optional.empty());
            case "LG-PASSPHRASE" -> unlock(folder, Optional.of(Messages.get("passphrase.wrong")));
            default -> failed(reason);
        }
    }

    private void unlock(Path folder, Optional<String> wrong) {
        var view = new UnlockView(folder, wrong, passphrase -> open(folder, Optional.of(passphrase)), this::back);
        over(view);
        view.focus();
    }

    private void over(Node node) {
        getChildren().setAll(getChildren().getFirst(), node);
    }

    private void back() {
        getChildren().setAll(getChildren().getFirst());
        getChildren().getFirst().setDisable(false);
    }

    @Override
    public void restore() {
        var chooser = new FileChooser();
        chooser.setTitle(Messages.get("restore.choose"));
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(Messages.get("restore.backups"), "*.reckoner", "*.backup"),
                        new FileChooser.ExtensionFilter(Messages.get("restore.any"), "*"));
        Optional.ofNullable(chooser.showOpenDialog(stage())).map(File::toPath).ifPresent(this::restore);
    }

    /** Asks where that backup is to become a case. */
    private void restore(Path backup) {
        opening.read(
                progress -> CaseRestore.isSealed(backup),
                isSealed -> restore(
                        backup, isSealed, new RestoreView.Asking(() -> ask("restore.folder.choose"), this::head)),
                this::failed);
    }

    /** The same, by those choosers. */
    void restore(Path backup, boolean sealed, RestoreView.Asking asking) {
        getChildren().getFirst().setDisable(true);
        show(new RestoreView(backup, sealed, asking, asked -> restore(asked, asking), this::back));
    }

    private void restore(Restoring asked, RestoreView.Asking asking) {
        open(
                Messages.get("restore.job", asked.backup()),
                progress -> wiped(asked.passphrase(), given -> cases.restore(asked, progress)),
                auditCase -> {
                    var shown = opened(auditCase);
                    tell(asked, auditCase, shown.context().notices());
                },
                failure -> notRestored(asked, asking, failure));
    }

    /** Says with what the restored case was compared. */
    private void tell(Restoring asked, AuditCase restored, Notices where) {
        opening.read(
                progress -> RestoredWords.of(asked, restored.ledger().entries()),
                sentence -> where.add(Notice.result(sentence)),
                // The case is restored and open; that its head is not there any more says nothing about it.
                failure -> {});
    }

    private void notRestored(Restoring asked, RestoreView.Asking asking, Exception reason) {
        getChildren().getFirst().setDisable(true);
        show(new RestoreView(
                        asked.backup(),
                        asked.passphrase().isPresent(),
                        asking,
                        again -> restore(again, asking),
                        this::back)
                .after(asked, String.valueOf(reason.getMessage())));
    }

    private void show(RestoreView view) {
        over(view);
        view.focus();
    }

    private Optional<Path> head() {
        var chooser = new FileChooser();
        chooser.setTitle(Messages.get("restore.head.choose"));
        return Optional.ofNullable(chooser.showOpenDialog(stage())).map(File::toPath);
    }

    private @Nullable Window stage() {
        return getScene() == null ? null : getScene().getWindow();
    }

    @Override
    public void choose() {
        ask("welcome.open.choose").ifPresent(this::open);
    }

    @Override
    public void leave() {
        closeCase();
        welcome();
    }

    private Optional<Path> ask(String title) {
        var chooser = new DirectoryChooser();
        chooser.setTitle(Messages.get(title));
        return Optional.ofNullable(chooser.showDialog(stage())).map(File::toPath);
    }

    private void open(String title, Background.Work<AuditCase> work, Consumer<Exception> failed) {
        open(title, work, this::opened, failed);
    }

    private void open(
            String title, Background.Work<AuditCase> work, Consumer<AuditCase> opened, Consumer<Exception> failed) {
        back();
        getChildren().getFirst().setDisable(true);
        Job job = opening.submit(title, progress -> read(work.run(progress)), opened, failed);
        if (!job.state().get().over()) {
            over(new OpeningView(job));
        }
    }

    /** What the places ask for on the FX thread is in memory from here on. */
    private static AuditCase read(AuditCase auditCase) {
        auditCase.trails();
        auditCase.tiers();
        return auditCase;
    }

    private void failed(Exception reason) {
        back();
        notices.add(Notice.failure(
                Messages.get("welcome.failed"), "", String.valueOf(reason.getMessage()), "CA-OPEN-FAILED"));
    }

    private Workbench opened(AuditCase auditCase) {
        closeCase();
        openCase = Optional.of(auditCase);
        Background background = Background.start();
        working = Optional.of(background);
        var workbench = new Workbench(auditCase, background, Places.all(), this, firstSteps);
        fill(workbench);
        remember(auditCase);
        return workbench;
    }

    private void remember(AuditCase auditCase) {
        opening.read(
                progress -> {
                    recent.remember(auditCase.folder(), title(auditCase), clock.instant());
                    return auditCase;
                },
                done -> {},
                // The list is a convenience: a case opens all the same where it cannot be written.
                failure -> {});
    }

    /** The list lies in the clear, and of an encrypted case says no more than its folder does. */
    private static String title(AuditCase auditCase) {
        Path folder = auditCase.folder();
        return auditCase.isEncrypted()
                ? String.valueOf(folder.toAbsolutePath().normalize().getFileName())
                : auditCase.data().title();
    }

    /** Closing waits for the running job, so it happens off the FX thread. */
    private void closeCase() {
        Optional<Runnable> ending = ending();
        ending.ifPresent(end -> opening.submit(
                Messages.get("welcome.closing"),
                progress -> {
                    end.run();
                    return true;
                },
                done -> {},
                failure -> notices.add(Notice.failure(
                        Messages.get("welcome.close.failed"),
                        "",
                        String.valueOf(failure.getMessage()),
                        "CA-CLOSE-FAILED"))));
    }

    private Optional<Runnable> ending() {
        Optional<AuditCase> closing = openCase;
        Optional<Background> ended = working;
        openCase = Optional.empty();
        working = Optional.empty();
        ended.ifPresent(Background::cancelAll);
        return closing.map(auditCase -> () -> {
            ended.ifPresent(Background::close);
            close(auditCase);
        });
    }

    private static void close(AuditCase auditCase) {
        try {
            auditCase.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends everything; waits for the running job, which was asked to stop. */
    @Override
    public void close() {
        closeCase();
        opening.close();
    }
}
