package dev.reckoner.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.reckoner.cli.bench.robust.Fate.Kind;
import dev.reckoner.cli.bench.robust.Sweep;
import dev.reckoner.cli.bench.robust.Target;
import dev.reckoner.cli.bench.robust.Targets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every 97th bit of what the bench changes bit by bit. */
class RobustBenchTest {
    private static final int STRIDE = 97;

    @TempDir
    Path folder;

    @Test
    void noAttestationPassesWithABitChanged() throws IOException {
        List<Sweep> sweeps = sweeps("nitro");
        assertThat(sweeps)
                .hasSize(10)
                .allSatisfy(sweep ->
                        assertThat(sweep.count(Kind.ACCEPTED)).as(sweep.line()).isZero());
        List<Sweep> documents = sweeps.stream()
                .filter(sweep -> sweep.name().endsWith("the document in it")
                        || sweep.name().endsWith("base-sample1.bin"))
                .toList();
        assertThat(documents).hasSize(5).allSatisfy(sweep -> {
            assertThat(sweep.count(Kind.SAME)).as(sweep.line()).isZero();
            assertThat(sweep.count(Kind.OTHER_ID)).as(sweep.line()).isPositive();
            assertThat(sweep.count(Kind.INVALID)).as(sweep.line()).isPositive();
        });
    }

    @Test
    void noResponsePassesWithABitOfASignedFieldChanged() throws IOException {
        List<Sweep> sweeps = sweeps("opengradient/llm");
        assertThat(sweeps)
                .hasSizeGreaterThan(45)
                .allSatisfy(sweep ->
                        assertThat(sweep.count(Kind.ACCEPTED)).as(sweep.line()).isZero());
        assertThat(sweeps)
                .extracting(Sweep::name)
                .anyMatch(name -> name.endsWith("attachment_stripped /wire_request"))
                .anyMatch(name -> name.endsWith("signature.json /signature_base64"))
                .anyMatch(name -> name.endsWith("tool_call_output /response_body/choices/0/message/tool_calls"));
    }

    @Test
    void aSweepThatLetsSomethingThroughSaysSo() throws IOException {
        Sweep sweep = Sweep.of(new Gullible(), 1);
        assertThat(sweep.changed()).isEqualTo(16);
        assertThat(sweep.count(Kind.ACCEPTED)).isEqualTo(8);
        assertThat(sweep.line()).contains("16 changed; refused to read 8").endsWith("accepted 8");
        assertThat(sweep.places()).containsExactly(Assertions.entry("accepted: the second byte", 8));
    }

    @Test
    void withoutEvidenceItSaysWhatIsMissing() throws IOException {
        Report report = new Report(new ArrayList<String>()::add);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RobustBench().run(setting(Optional.empty()), report))
                .withMessageContaining("--evidence");
        Files.writeString(folder.resolve("note.txt"), "nothing");
        Assertions.assertThatThrownBy(() -> new RobustBench().run(setting(Optional.of(folder)), report))
                .isInstanceOf(NoSuchFileException.class);
        assertThat(report.finish()).isFalse();
    }

    private static List<Sweep> sweeps(String below) throws IOException {
        Path evidence = Path.of(System.getProperty("reckoner.vectors"), below);
        assumeTrue(Files.exists(evidence), "No reference evidence at " + evidence + "; set -Dreckoner.vectors");
        List<Sweep> sweeps = new ArrayList<>();
        for (Target target : Targets.in(evidence)) {
            sweeps.add(Sweep.of(target, STRIDE));
            sweeps.getLast()
                    .places()
                    .forEach((place, count) ->
                            System.out.println(sweeps.getLast().name() + ": " + place + ", " + count));
        }
        return sweeps;
    }

    /** Three bytes of which the last two are changed; only the middle one is looked at. */
    private static final class Gullible implements Target {
        @Override
        public String name() {
            return "gullible";
        }

        @Override
        public byte[] content() {
            return new byte[3];
        }

        @Override
        public int from() {
            return 1;
        }

        @Override
        public int to() {
            return 3;
        }

        @Override
        public dev.reckoner.cli.bench.robust.Fate fate(byte[] changed) {
            boolean second = changed[1] != 0;
            return new dev.reckoner.cli.bench.robust.Fate(
                    second ? Kind.ACCEPTED : Kind.REFUSED, second ? "the second byte" : "");
        }
    }

    private static Bench.Setting setting(Optional<Path> evidence) {
        return new Bench.Setting(() -> Path.of(""), Optional.empty(), Optional.of(1), evidence, 5);
    }
}
