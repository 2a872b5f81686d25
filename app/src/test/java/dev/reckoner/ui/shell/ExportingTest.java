package dev.reckoner.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.ui.control.Export;
import dev.reckoner.ui.control.ExportEvent;
import dev.reckoner.ui.control.Notice;
import dev.reckoner.ui.control.Notices;
import dev.reckoner.ui.task.Background;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Group;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // set by JUnit
class ExportingTest {
    private final Notices notices = new Notices();
    private final List<Path> recorded = new ArrayList<>();

    @TempDir
    private Path folder;

    private void export(Export export, Optional<Path> file) {
        var exporting = new Exporting(Background.direct(), notices, asked -> file, recorded::add);
        var window = new Group();
        window.addEventHandler(ExportEvent.EXPORT, exporting::asked);
        ExportEvent.fire(window, export);
    }

    @Test
    void aTableIsWrittenWhereThePersonWantsIt() throws IOException {
        Path file = folder.resolve("table.csv");
        Files.writeString(file, "an earlier one");
        export(Export.text("Table", Export.Form.CSV, () -> "a,b\r\n"), Optional.of(file));
        assertThat(Files.readString(file)).isEqualTo("a,b\r\n");
        assertThat(files()).isEqualTo(1);
        assertThat(recorded).containsExactly(file.toAbsolutePath());
        assertThat(notices.shown()).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(Notice.Kind.RESULT);
            assertThat(notice.what()).contains(file.toString());
        });
    }

    @Test
    void aFileThatCannotBeWrittenStaysAsItWasAndTheReasonIsTold() throws IOException {
        Path file = folder.resolve("table.csv");
        Files.writeString(file, "an earlier one");
        export(
                new Export("Table", Export.Form.CSV, out -> {
                    out.write(1);
                    throw new IOException("the disk is full");
                }),
                Optional.of(file));
        assertThat(Files.readString(file)).isEqualTo("an earlier one");
        assertThat(files()).as("no part is left").isEqualTo(1);
        assertThat(recorded).isEmpty();
        assertThat(notices.shown()).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(Notice.Kind.FAILURE);
            assertThat(notice.where()).contains("the disk is full");
            assertThat(notice.code()).isEqualTo("UI-EXPORT-FAILED");
        });
    }

    @Test
    void whoThinksBetterOfItWritesNothing() throws IOException {
        export(
                new Export("Table", Export.Form.CSV, out -> {
                    throw new AssertionError("written all the same");
                }),
                Optional.empty());
        assertThat(files()).isZero();
        assertThat(notices.shown()).isEmpty();
    }

    private long files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.count();
        }
    }
}
