package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedCopyTest {
    private static final Path DOCUMENT = Path.of(
            System.getProperty("reckoner.vectors", "../../shared/vectors"), "nitro/og-evm_attestation_3a0daf7.b64");

    @Test
    void aCopyWithADamagedSignatureCannotStandInTheWayOfTheSoundOne(@TempDir Path folder) throws IOException {
        Assumptions.assumeTrue(Files.exists(DOCUMENT), () -> "the vectors are not at " + DOCUMENT);
        var sound = Base64.getMimeDecoder().decode(Files.readString(DOCUMENT));
        var damaged = sound.clone();
        damaged[damaged.length - 1] ^= 1;
        var damagedFile = Files.write(folder.resolve("damaged.bin"), damaged);
        var soundFile = Files.write(folder.resolve("sound.bin"), sound);
        assertThat(codes(folder.resolve("damaged-first"), List.of(damagedFile, soundFile)))
                .contains("EV-NITRO-CHAIN-VALID")
                .doesNotContain("EV-NITRO-SIGNATURE-INVALID");
        assertThat(codes(folder.resolve("sound-first"), List.of(soundFile, damagedFile)))
                .contains("EV-NITRO-CHAIN-VALID")
                .doesNotContain("EV-NITRO-SIGNATURE-INVALID");
        assertThat(codes(folder.resolve("damaged-alone"), List.of(damagedFile))).contains("EV-NITRO-SIGNATURE-INVALID");
    }

    private static List<String> codes(Path folder, List<Path> files) throws IOException {
        var clock = Clock.systemUTC();
        try (var audit = RecordedCase.create(folder, new CaseData("", "", "", false, clock.instant()), clock)) {
            audit.importTrails(files, TaskProgress.SILENT);
            return audit.findings().stream().map(Finding::code).toList();
        }
    }
}
