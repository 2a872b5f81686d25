package dev.reckoner.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.reckoner.appraise.Finding;
import dev.reckoner.audit.AllClaims;
import dev.reckoner.audit.CaseData;
import dev.reckoner.audit.RecordedCase;
import dev.reckoner.audit.TaskProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResponseTrailTest {
    private static final ResponseTrail SMALL = new ResponseTrail(12, 3, 7);

    @TempDir
    Path folder = Path.of("");

    @Test
    void everySignatureHashAndStandingHoldsInACase() throws Exception {
        var trail = SMALL.in(folder);
        try (var audit = RecordedCase.create(
                folder.resolve("case"), new CaseData("", "", "", false, Instant.EPOCH), Clock.systemUTC())) {
            audit.importTrails(List.of(trail), TaskProgress.SILENT);
            assertThat(audit.trails().getFirst().problems()).isEmpty();
            assertThat(AllClaims.of(audit)).hasSize(12);
            for (var row : AllClaims.of(audit)) {
                assertThat(audit.claim(row.id()).orElseThrow().findings())
                        .extracting(Finding::code)
                        .contains("EV-SIG-VALID", "EV-REQUEST-HASH-MATCH", "EV-OUTPUT-HASH-MATCH")
                        .anyMatch(code -> code.startsWith("EV-REGISTRY"));
            }
        }
    }

    @Test
    void theSameParametersMakeTheSameBytes() throws IOException {
        assertThat(content(SMALL.in(folder.resolve("one")))).isEqualTo(content(SMALL.in(folder.resolve("two"))));
        assertThat(content(new ResponseTrail(12, 3, 8).in(folder.resolve("one"))))
                .isNotEqualTo(content(SMALL.in(folder.resolve("one"))));
    }

    @Test
    void aTrailThatIsThereIsUsedAgain() throws IOException {
        var file = SMALL.in(folder).resolve("responses-000.jsonl");
        var then = FileTime.from(Instant.EPOCH);
        Files.setLastModifiedTime(file, then);
        SMALL.in(folder);
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(then);
    }

    @Test
    void aTrailThatIsNotKeptIsDeletedAtTheEnd() throws IOException {
        Path made;
        try (var trail = MadeTrail.of(SMALL, Optional.empty())) {
            made = trail.folder();
            assertThat(made).isDirectory();
        }
        assertThat(made.getParent()).doesNotExist();
        try (var trail = MadeTrail.of(SMALL, Optional.of(folder))) {
            made = trail.folder();
        }
        assertThat(made).isDirectory();
    }

    @Test
    void aTrailOfNothingIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ResponseTrail(0, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ResponseTrail(1, 0, 1));
    }

    private static Map<String, String> content(Path trail) throws IOException {
        var content = new TreeMap<String, String>();
        try (var files = Files.list(trail)) {
            for (var file : files.toList()) {
                content.put(String.valueOf(file.getFileName()), Files.readString(file));
            }
        }
        return content;
    }
}
