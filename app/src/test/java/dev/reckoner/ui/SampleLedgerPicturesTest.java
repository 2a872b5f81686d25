package dev.reckoner.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.RecordedCase;
import dev.reckoner.ui.look.Theme;
import dev.reckoner.ui.shell.PlaceId;
import dev.reckoner.ui.shell.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ledger of the sample case: what a person sees of real entries, and of one that was changed. */
class SampleLedgerPicturesTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("reckoner.pictures", "target/screenshots"), "sample-ledger");

    @TempDir
    Path copy;

    @ParameterizedTest
    @CsvSource({"LIGHT, 1440, 900", "DARK, 1440, 900", "LIGHT, 1000, 1000"})
    void theLedgerOfTheSampleIsVerified(Theme theme, int width, int height) throws IOException {
        MadeSample.assumeModels();
        try (AuditCase sample = MadeSample.open()) {
            draw(sample, "verified-" + width, theme, width, height, workbench -> {
                press(workbench);
                select(workbench, 3);
                assertThat(sample.ledger().intact()).isTrue();
                assertThat(((Label) workbench.lookup("#path-answer")).getText()).isEqualTo("Included");
            });
        }
    }

    @Test
    void anEntryThatWasChangedIsShownAmongTheOthers() throws Exception {
        MadeSample.assumeModels();
        long changed = change(copied());
        try (AuditCase damaged = RecordedCase.openAsItIs(copy, Clock.systemUTC())) {
            draw(damaged, "damaged", Theme.LIGHT, 1440, 900, workbench -> {
                press(workbench);
                select(workbench, (int) (damaged.ledger().entries() - 1 - changed));
                assertThat(workbench.lookup("#entry-damage").isVisible()).isTrue();
            });
            Screenshots.write(
                    damaged,
                    FOLDER.resolve("damaged"),
                    List.of(PlaceId.OVERVIEW),
                    Theme.LIGHT,
                    1440,
                    900,
                    (place, workbench) -> assertThat(
                                    workbench.context().notices().all())
                            .as("what is wrong stands in its place")
                            .isEmpty());
            assertThat(damaged.ledger().failures())
                    .anyMatch(failure -> failure.startsWith("LG-LEAF: entry " + changed + ":"));
        }
    }

    private Path copied() throws IOException {
        Path from;
        try (AuditCase sample = MadeSample.open()) {
            from = sample.folder();
        }
        try (var files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path to = copy.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to);
                }
            }
        }
        return copy;
    }

    /** Changes a letter of the last entry of the newest page, behind the program's back. */
    private static long change(Path folder) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("ledger"));
                var select = connection.prepareStatement(
                        "SELECT first_index, contents, lengths FROM entry_page ORDER BY first_index DESC LIMIT 1");
                var update = connection.prepareStatement("UPDATE entry_page SET contents = ? WHERE first_index = ?")) {
            var row = select.executeQuery();
            assertThat(row.next()).isTrue();
            byte[] contents = row.getBytes(2);
            contents[contents.length - 40] ^= 1;
            update.setBytes(1, contents);
            update.setLong(2, row.getLong(1));
            assertThat(update.executeUpdate()).isOne();
            return row.getLong(1) + row.getBytes(3).length / Integer.BYTES - 1;
        }
    }

    private static void press(Workbench workbench) {
        workbench.lookupAll(".button").stream()
                .filter(node -> node instanceof Button one && "Verify everything".equals(one.getAccessibleText()))
                .forEach(node -> ((Button) node).fire());
    }

    private static void select(Workbench workbench, int row) {
        ((TableView<?>) workbench.lookup("#ledger-entries")).getSelectionModel().select(row);
    }

    private static void draw(
            AuditCase auditCase, String name, Theme theme, int width, int height, Consumer<Workbench> before)
            throws IOException {
        Screenshots.write(
                auditCase,
                FOLDER.resolve(name),
                List.of(PlaceId.LEDGER),
                theme,
                width,
                height,
                (place, workbench) -> before.accept(workbench));
    }
}
