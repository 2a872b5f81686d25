package dev.reckoner.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.bundle.SampleBundle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Content beyond a limit or out of reach is named for what it is, with the installed readers. */
class TrailWalkLimitsTest {
    private static final int BOMB = 80 << 20;

    @TempDir
    Path folder;

    private final CollectingSink sink = new CollectingSink();

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", " \n[{\"a\":"})
    void loneFileThatIsTooDeepIsSaidToBeTooDeep(String level) throws IOException {
        walk(Files.writeString(folder.resolve("deep.json"), level.strip() + level.repeat(200_000)));
        assertThat(sink.codes()).containsExactly("TR-JSON-DEPTH");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"a\": 1}", "[1, 2", "{not json"})
    void otherJsonStaysOfUnknownFormat(String text) throws IOException {
        walk(Files.writeString(folder.resolve("other.json"), text));
        assertThat(sink.codes()).containsExactly("TR-UNKNOWN-FORMAT");
    }

    /** It is a fault of the file, and none of this program. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"format\":\"reckoner-trace/1\",\"x\":8E9702178807}",
                "[{\"id\":1},{\"x\":8E9702178807}]",
                "{\"blockNumber\":8E9702178807,\"transactions\":[]}"
            })
    void aNumberBeyondAllNumbersIsToldOfItsFile(String json) throws IOException {
        Path trail = Files.createDirectory(folder.resolve("trail"));
        Files.writeString(trail.resolve("trace.json"), json);
        walk(trail);
        assertThat(sink.codes()).doesNotContain("TR-FAULT");
        assertThat(sink.problems)
                .anySatisfy(problem -> assertThat(problem.file()).endsWith("trace.json"));
    }

    @Test
    void loneEntryThatGrowsTooMuchIsSaidToGrowTooMuch() throws IOException {
        walk(Files.write(
                folder.resolve("t.zip"),
                new ZipFixture().with("zeros.bin", new byte[BOMB]).bytes()));
        assertThat(sink.codes()).containsExactly("TR-RATIO");
        assertThat(sink.problems.getFirst().file()).isEqualTo("t.zip!/zeros.bin");
    }

    @Test
    void entryThatNobodyNamesInABundleIsReportedWhereItGrowsTooMuch() throws IOException {
        byte[] bundle = bundleWith("notes/zeros.bin", new byte[BOMB]);
        walk(Files.write(folder.resolve("b.trail"), bundle));
        assertThat(sink.codes()).containsExactly("TR-RATIO");
        assertThat(sink.problems.getFirst().file()).isEqualTo("b.trail!/notes/zeros.bin");
        assertThat(sink.claims).hasSize(1);
    }

    @Test
    void damagedResponseCostsItsPairAndNotTheFolder() throws IOException {
        byte[] zip = new ZipFixture()
                .with("a/request.json", "{\"model\":\"m\"}")
                .with("a/response.json", "{\"choices\":[],\"id\":\"first\"}")
                .with("b/request.json", "{\"model\":\"m\"}")
                .with("b/response.json", "{\"choices\":[],\"id\":\"second\"}")
                .bytes();
        zip[ZipFixture.header(zip, 0x0102, 1) + 16] ^= 1;
        walk(Files.write(folder.resolve("t.zip"), zip));
        assertThat(sink.codes()).containsExactly("TR-ZIP-DAMAGED");
        assertThat(sink.claims).extracting(Claim::label).containsExactly("second");
    }

    @Test
    void pathThatIsNotThereIsAComplaintAboutThePath() {
        var told = catchThrowableOfType(TrailFormatException.class, () -> walk(folder.resolve("none.trail")));
        assertThat(told.code()).isEqualTo("TR-MISSING");
        assertThat(told.sentence()).isEqualTo("There is no file or folder of this name");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void deviceIsAComplaintAboutThePath() {
        var told = catchThrowableOfType(TrailFormatException.class, () -> walk(Path.of("/dev/null")));
        assertThat(told.code()).isEqualTo("TR-NOT-A-FILE");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void fileThatTheDiskDoesNotGiveIsAComplaintAboutTheFile() {
        // Page 0 of this process is never mapped: reading it is the input/output error of a failing disk.
        var told = catchThrowableOfType(TrailFormatException.class, () -> walk(Path.of("/proc/self/mem")));
        assertThat(told.code()).isEqualTo("TR-UNREADABLE");
        assertThat(told.sentence()).isEqualTo("The file system cannot read it: Input/output error");
    }

    @Test
    void unreadableFileInAFolderIsReportedAndTheRestIsRead() throws IOException {
        SampleBundle.write(folder.resolve("b.trail"), 1);
        Path gone = Files.writeString(folder.resolve("gone.json"), "{}");
        var listed = DiskFolder.open(folder, sink);
        Files.delete(gone);
        FileSums sums = FileSums.of(listed, sink);
        assertThat(sink.codes()).containsExactly("TR-MISSING");
        String line =
                Digest.sha256(Files.readAllBytes(folder.resolve("b.trail"))).hex() + "  b.trail\n";
        assertThat(sums.digest()).isEqualTo(Digest.sha256(line.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void archiveDamagedAnywhereNeverEndsTheReading(long seed) throws IOException {
        byte[] sound = new ZipFixture()
                .with("a/request.json", "{\"model\":\"m\"}")
                .with("a/response.json", "{\"choices\":[],\"id\":\"first\"}")
                .with("inner.zip", new ZipFixture().with("x.txt", "x").bytes())
                .with("text.json", "{\"tee_signature\":\"" + "0123456789".repeat(50) + "\"}")
                .bytes();
        Random random = new Random(seed);
        for (int round = 0; round < 1_000; round++) {
            byte[] damaged = sound.clone();
            damaged[4 + random.nextInt(damaged.length - 4)] = (byte) random.nextInt(256);
            damaged[4 + random.nextInt(damaged.length - 4)] ^= (byte) (1 << random.nextInt(8));
            walk(Files.write(folder.resolve("t.zip"), damaged));
        }
        assertThat(sink.codes()).contains("TR-ZIP-DAMAGED", "TR-TRUNCATED");
        sink.problems.forEach(told -> PlainSentences.check(told.sentence(), told.toString()));
    }

    private byte[] bundleWith(String name, byte[] content) throws IOException {
        ZipFixture zip = new ZipFixture();
        try (var in = new ZipInputStream(Files.newInputStream(SampleBundle.write(folder.resolve("s.trail"), 1)))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                zip.with(entry.getName(), in.readAllBytes());
            }
        }
        return zip.with(name, content).bytes();
    }

    private void walk(Path path) throws IOException {
        TrailWalk.installed().read(path, sink);
    }
}
