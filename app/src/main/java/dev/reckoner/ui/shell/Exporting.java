package dev.reckoner.ui.shell;

import dev.reckoner.audit.GivenOutput;
import dev.reckoner.ui.control.Export;
import dev.reckoner.ui.control.ExportEvent;
import dev.reckoner.ui.control.Notice;
import dev.reckoner.ui.control.Notices;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.task.Background;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Function;

/** Writes tables and pictures to files that the person chooses. */
final class Exporting {
    private final Background background;
    private final Notices notices;
    private final Function<Export, Optional<Path>> where;
    private final Written written;

    /** Is told of each file that left the case. */
    @FunctionalInterface
    interface Written {
        void to(Path file) throws IOException;
    }

    /**
     * Writes beside the jobs.
     *
     * @param where asks for the file; empty where the person thought better of it
     * @param written records what was written
     */
    Exporting(Background background, Notices notices, Function<Export, Optional<Path>> where, Written written) {
        this.background = background;
        this.notices = notices;
        this.where = where;
        this.written = written;
    }

    void asked(ExportEvent event) {
        event.consume();
        where.apply(event.export()).ifPresent(file -> write(event.export(), file));
    }

    private void write(Export export, Path file) {
        background.read(
                progress -> {
                    Path target = write(file, export.writing());
                    written.to(target);
                    return target;
                },
                done -> notices.add(Notice.result(Messages.get("export.done", done.toString()))),
                reason -> notices.add(Notice.failure(
                        Messages.get("export.failed"),
                        file + ": " + reason.getMessage(),
                        Messages.get("export.failed.next"),
                        "UI-EXPORT-FAILED")));
    }

    /** A file that was there stays as it was until all of the new one is written. */
    private static Path write(Path file, Export.Writing writing) throws IOException {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null) {
            throw new IOException("This is not a file");
        }
        GivenOutput.require(target);
        Path part = Files.createTempFile(folder, ".reckoner", ".part");
        try {
            try (var out = new BufferedOutputStream(Files.newOutputStream(part))) {
                writing.write(out);
            }
            move(part, target);
        } finally {
            Files.deleteIfExists(part);
        }
        return target;
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException otherDisk) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
