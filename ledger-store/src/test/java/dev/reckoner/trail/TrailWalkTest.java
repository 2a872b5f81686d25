package dev.reckoner.trail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.crypto.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrailWalkTest {
    @TempDir
    Path folder;

    private final CollectingSink sink = new CollectingSink();

    /** Takes files that begin with {@code note:} and folders that hold {@code whole.txt}. */
    private static final class Notes implements TrailReader {
        @Override
        public String format() {
            return "notes";
        }

        @Override
        public boolean recognises(TrailFolder folder) {
            return folder.file("whole.txt").isPresent();
        }

        @Override
        public void read(TrailFolder folder, TrailSink sink) throws IOException {
            sink.party(new Party(folder.name(), String.join(",", folder.entries()), PartyRole.PROVIDER));
        }

        @Override
        public boolean recognises(TrailFile file) throws IOException {
            return new String(file.head(5), StandardCharsets.UTF_8).equals("note:");
        }

        @Override
        public void read(TrailFile file, TrailSink sink) throws IOException {
            try (InputStream in = file.open()) {
                sink.blob(in);
            }
            sink.party(new Party(file.name(), "", PartyRole.PROVIDER));
        }
    }

    @Test
    void folderIsReadFileByFileAndSubfoldersAreOfferedWhole() throws Exception {
        write("a.txt", "note: a");
        write("sub/whole.txt", "x");
        write("sub/deeper/b.txt", "note: b");
        write("other/c.txt", "note: c");
        TrailWalk.Result result = walk(folder);
        String name = folder.getFileName().toString();
        assertThat(sink.parties)
                .extracting(Party::id)
                .containsExactly(name + "/a.txt", name + "/other/c.txt", name + "/sub");
        assertThat(sink.parties.get(2).name()).isEqualTo("deeper/b.txt,whole.txt");
        assertThat(result.format()).isEqualTo("notes");
        assertThat(sink.problems).isEmpty();
    }

    @Test
    void folderDigestIsThatOfSha256sumLines() throws Exception {
        write("b", "note: b");
        write("a", "note: a");
        String lines = sha("note: a") + "  a\n" + sha("note: b") + "  b\n";
        TrailWalk.Result result = walk(folder);
        assertThat(result.digest()).isEqualTo(Digest.sha256(lines.getBytes(StandardCharsets.UTF_8)));
        assertThat(result.bytes()).isEqualTo(14);
    }

    @Test
    void zipIsReadLikeAFolder() throws Exception {
        byte[] zip = new ZipFixture()
                .with("in/a.txt", "note: a")
                .with("w/whole.txt", "x")
                .bytes();
        TrailWalk.Result result = walk(write("t.zip", zip));
        assertThat(sink.parties).extracting(Party::id).containsExactly("t.zip!/in/a.txt", "t.zip!/w");
        assertThat(result.digest()).isEqualTo(Digest.sha256(zip));
    }

    @Test
    void unknownAndEmptyFilesAreNamedAndTheRestGoesOn() throws Exception {
        write("a", "");
        write("b", "something else");
        write("c", "note: c");
        assertThat(walk(folder).formats()).containsExactly("notes");
        assertThat(sink.codes()).containsExactly("TR-EMPTY", "TR-UNKNOWN-FORMAT");
        assertThat(sink.problems).extracting(ReadProblem::severity).containsOnly(ReadProblem.Severity.LEFT_OUT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil.txt",
                "/absolut.txt",
                "a\\..\\..\\ev.t",
                "C:/evil.txt",
                "a/../../b.txt",
                "./note1.txt",
                "a//note.txt",
                "nul\0byte.tx"
            })
    void namesThatLeaveTheArchiveAreRefused(String evil) throws Exception {
        String stand = "x".repeat(evil.length());
        byte[] zip = new ZipFixture()
                .with(stand, "note: evil")
                .with("good.txt", "note: g")
                .bytes();
        walk(write("t.zip", ZipFixture.replace(zip, stand, evil)));
        assertThat(sink.codes()).containsExactly("TR-PATH-ESCAPE");
        assertThat(sink.parties).extracting(Party::id).containsExactly("t.zip!/good.txt");
    }

    @Test
    void deepNamesAreRefused() throws Exception {
        walk(write(
                "t.zip",
                new ZipFixture().with("d/".repeat(30_000) + "x", "note: x").bytes()));
        assertThat(sink.codes()).containsExactly("TR-PATH-DEPTH", "TR-EMPTY");
    }

    @Test
    void duplicateNamesAreRefusedBoth() throws Exception {
        byte[] zip = new ZipFixture()
                .with("one.txt", "note: 1")
                .with("two.txt", "note: 2")
                .with("z.txt", "note: z")
                .bytes();
        walk(write("t.zip", ZipFixture.replace(zip, "two.txt", "one.txt")));
        assertThat(sink.codes()).containsExactly("TR-ZIP-DUPLICATE-NAME");
        assertThat(sink.parties).extracting(Party::id).containsExactly("t.zip!/z.txt");
    }

    @Test
    void entryThatGrowsBeyondTheRatioIsStoppedWhileItStreams() throws Exception {
        byte[] bomb = new byte[80 << 20];
        System.arraycopy("note:".getBytes(StandardCharsets.UTF_8), 0, bomb, 0, 5);
        walk(write(
                "t.zip",
                new ZipFixture().with("bomb", bomb).with("good", "note: g").bytes()));
        assertThat(sink.codes()).containsExactly("TR-RATIO");
        assertThat(sink.problems.getFirst().severity()).isEqualTo(ReadProblem.Severity.REFUSED);
        assertThat(sink.parties).extracting(Party::id).containsExactly("t.zip!/good");
    }

    @Test
    void smallRepetitiveFilesAreHarmless() throws Exception {
        walk(write(
                "t.zip",
                new ZipFixture().with("a", "note:" + " ".repeat(4_000_000)).bytes()));
        assertThat(sink.problems).isEmpty();
    }

    @Test
    void archiveThatGrowsBeyondTheRatioAsAWholeIsRefused() throws Exception {
        byte[] zip = new ZipFixture().with("a", "note: a").bytes();
        int size = ZipFixture.header(zip, 0x0102, 0) + 24;
        zip[size + 3] = 0x50;
        walk(write("t.zip", zip));
        assertThat(sink.codes()).containsExactly("TR-RATIO");
    }

    @Test
    void directoryThatUnderstatesTheSizeIsNotBelieved() throws Exception {
        byte[] zip = new ZipFixture()
                .with("a", "note: " + "0123456789".repeat(2_000))
                .bytes();
        int size = ZipFixture.header(zip, 0x0102, 0) + 24;
        Arrays.fill(zip, size, size + 4, (byte) 0);
        zip[size] = 100;
        walk(write("t.zip", zip));
        assertThat(sink.codes()).containsExactly("TR-ZIP-SIZE");
    }

    @Test
    void damagedContentIsNoticedByItsChecksum() throws Exception {
        byte[] zip = new ZipFixture().with("a", "note: a").with("b", "note: b").bytes();
        zip[ZipFixture.header(zip, 0x0102, 0) + 16] ^= 1;
        walk(write("t.zip", zip));
        assertThat(sink.codes()).containsExactly("TR-ZIP-DAMAGED");
        assertThat(sink.parties).extracting(Party::id).containsExactly("t.zip!/b");
    }

    @Test
    void encryptedEntriesAreNamed() throws Exception {
        byte[] zip = new ZipFixture().with("a", "note: a").bytes();
        zip[ZipFixture.header(zip, 0x0102, 0) + 8] |= 1;
        walk(write("t.zip", zip));
        assertThat(sink.codes()).containsExactly("TR-ZIP-ENCRYPTED");
    }

    @Test
    void truncatedArchiveIsNamedAtEveryLength() throws Exception {
        byte[] zip = new ZipFixture().with("a", "note: a").with("b", "note: b").bytes();
        for (int length = 4; length < zip.length; length++) {
            CollectingSink each = new CollectingSink();
            new TrailWalk(new TrailReaders(List.of(new Notes())))
                    .read(write("t.zip", Arrays.copyOf(zip, length)), each);
            assertThat(each.codes()).as("length %d", length).containsExactly("TR-TRUNCATED");
        }
    }

    @Test
    void archiveInsideAnArchiveIsReadOnlyWhereItIsOneUnit() throws Exception {
        byte[] bundle = new ZipFixture().with("whole.txt", "x").bytes();
        byte[] plain = new ZipFixture().with("a.txt", "note: a").bytes();
        byte[] outer = new ZipFixture()
                .with("bundle.zip", bundle)
                .with("plain.zip", plain)
                .bytes();
        walk(write("t.zip", outer));
        assertThat(sink.parties).extracting(Party::id).containsExactly("t.zip!/bundle.zip");
        assertThat(sink.codes()).containsExactly("TR-ZIP-NESTED");
    }

    @Test
    void overlappingEntriesAreRefused() throws Exception {
        byte[] zip = new ZipFixture().with("a", "note: a").bytes();
        int packed = ZipFixture.header(zip, 0x0102, 0) + 20;
        zip[packed + 2] = 1;
        walk(write("t.zip", zip));
        assertThat(sink.codes()).hasSize(1).first().isIn("TR-ZIP-OVERLAP", "TR-ZIP-DAMAGED");
    }

    @Test
    void linksInFoldersAreNotFollowed(@TempDir Path outside) throws Exception {
        Files.writeString(outside.resolve("secret.txt"), "note: secret");
        Files.createSymbolicLink(folder.resolve("file"), outside.resolve("secret.txt"));
        Files.createSymbolicLink(folder.resolve("dir"), outside);
        Files.createSymbolicLink(folder.resolve("loop"), folder);
        walk(folder);
        assertThat(sink.codes()).containsExactly("TR-LINK", "TR-LINK", "TR-LINK");
        assertThat(sink.parties).isEmpty();
    }

    @Test
    void emptyArchiveIsNamed() throws Exception {
        byte[] zip = {'P', 'K', 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        walk(write("t.zip", zip));
        assertThat(sink.codes()).containsExactly("TR-EMPTY");
    }

    @Test
    void archiveThatClaimsTooManyEntriesIsRefusedBeforeItsDirectoryIsRead() throws Exception {
        byte[] zip = new ZipFixture().with("a", "note: a").bytes();
        int size = ZipFixture.header(zip, 0x0506, 0) + 12;
        zip[size + 3] = 0x7f;
        walk(write("t.zip", zip));
        assertThat(sink.codes()).containsExactly("TR-ZIP-ENTRIES");
    }

    private TrailWalk.Result walk(Path path) throws IOException {
        return new TrailWalk(new TrailReaders(List.of(new Notes()))).read(path, sink);
    }

    private Path write(String name, String text) throws IOException {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private Path write(String name, byte[] bytes) throws IOException {
        Path path = folder.resolve(name);
        Files.createDirectories(path.getParent());
        return Files.write(path, bytes);
    }

    private static String sha(String text) {
        return Digest.sha256(text.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
