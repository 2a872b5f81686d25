package dev.reckoner.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportBenchTest {
    @TempDir
    Path folder;

    @Test
    void theFigureOfOpensslIsTheLastOfItsLine() {
        String said =
                "                  sign    verify    sign/s verify/s\nrsa 2048 bits 0.000286s 0.000016s   3497.0  62990.5\n";
        assertThat(OpenSslSpeed.verifications(said)).contains(62990.5);
        assertThat(OpenSslSpeed.verifications("rsa 1024 bits 0.1s 0.2s 3.0 4.0"))
                .isEmpty();
    }

    @Test
    void everyResponseIsReadAndTheFiguresAreGiven() throws Exception {
        assumeTrue(hasOpenssl(), "Skipped: no openssl on this machine");
        var lines = new ArrayList<String>();
        var report = new Report(lines::add);
        new ImportBench()
                .run(
                        new Bench.Setting(() -> Path.of(""), Optional.of(folder), Optional.of(40), Optional.empty(), 5),
                        report);
        report.finish();
        assertThat(lines).anyMatch(line -> line.startsWith("figure import.of-openssl"));
        assertThat(lines).anyMatch(line -> line.startsWith("figure import.heap-mb"));
    }

    private static boolean hasOpenssl() throws InterruptedException {
        try {
            return new ProcessBuilder("openssl", "version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException none) {
            return false;
        }
    }
}
