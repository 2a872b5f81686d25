package dev.reckoner.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.reckoner.crypto.CanonicalJson;
import dev.reckoner.crypto.MalformedDocumentException;
import dev.reckoner.crypto.StrictCbor;
import dev.reckoner.trail.opengradient.OpenGradientReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Half a surrogate pair is no character, and the ledger cannot hold it: it is refused where it comes in. */
class HalfPairTest {
    private static final String SMILE = "\uD83D\uDE00";
    private static final String RESPONSE = """
            {"id":"%s","model":"m","created":1776416400,"tee_signature":"AAAA",
             "choices":[{"finish_reason":"stop","message":{"role":"assistant","content":"%s"}}]}""";

    private final CollectingSink sink = new CollectingSink();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\\ud800x\"",
                "\"x\\udc00\"",
                "\"\\uD800\"",
                "{\"a\":{\"\\udbff\":1}}",
                "[\"\\ude00\\ud83d\"]",
                "[\"\\ud83d\\ud83d\\ude00\"]",
                "[\"\\ud83d\",\"\\ude00\"]",
                "[\"\\ud83d\\n\\ude00\"]",
                "\"\\\\\\ud800\"",
                "\"\\ud83d" + SMILE + "\"",
            })
    void halfAPairIsRefused(String json) {
        assertThat(failure(json).code()).isEqualTo("TR-JSON-SURROGATE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\\ud83d\\ude00\"",
                "\"\\uD83D\\uDE00\\ud83d\\ude00\"",
                "\"\\\\ud800\"",
                "\"\\\\\\\\ud800 \\u00d8\"",
                "\"" + SMILE + "\"",
            })
    void wholePairsAndWhatOnlyLooksLikeHalvesArePassed(String json) {
        assertThatCode(() -> CanonicalJson.bytes(StrictJson.tree(json.getBytes(StandardCharsets.UTF_8))))
                .doesNotThrowAnyException();
    }

    @Test
    void thePlaceIsThatOfTheEscape() {
        assertThat(failure("{\n  \"a\": 1,\n  \"b\": \"x\\ud800\"\n}").place()).isEqualTo("line 3, column 10");
        assertThat(failure("\"\\ud800\"").place()).isEqualTo("line 1, column 2");
    }

    @Test
    void halvesAsBytesAreNoUtf8InJsonAndCbor() {
        byte[] json = {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'};
        assertThat(catchThrowableOfType(TrailFormatException.class, () -> StrictJson.tree(json))
                        .code())
                .isEqualTo("TR-JSON-SYNTAX");
        byte[] cbor = {0x63, (byte) 0xed, (byte) 0xa0, (byte) 0x80};
        byte[] chunks = {0x7f, 0x62, (byte) 0xed, (byte) 0xa0, 0x61, (byte) 0x80, (byte) 0xff};
        for (byte[] bytes : new byte[][] {cbor, chunks}) {
            assertThat(catchThrowableOfType(MalformedDocumentException.class, () -> StrictCbor.read(bytes, 4))
                            .code())
                    .isEqualTo("TR-CBOR-MALFORMED");
        }
    }

    @Test
    void anElementOfAnArrayIsLostAloneAndSoIsALine() throws IOException {
        String good = RESPONSE.formatted("good", "Hi").replace("\n", "");
        String bad = RESPONSE.formatted("bad", "\\udc00").replace("\n", "");
        new OpenGradientReader().read(MemoryFile.of("array.json", "[" + bad + ",\n" + good + "]"), sink);
        new OpenGradientReader().read(MemoryFile.of("lines.json", bad + "\n" + good + "\n"), sink);
        assertThat(sink.codes()).containsExactly("TR-JSON-SURROGATE", "TR-JSON-SURROGATE");
        assertThat(sink.problems.get(0).place()).isEqualTo("element 0");
        assertThat(sink.problems.get(1).place()).startsWith("line 1, line 1, column ");
        assertThat(sink.claims).extracting(Claim::label).containsExactly("good", "good");
    }

    @Test
    void namesOfFilesAreNotCutBetweenTheHalves(@TempDir Path folder) throws IOException {
        String name = "n".repeat(199) + SMILE + ".json";
        Files.writeString(folder.resolve(name), RESPONSE.formatted("good", "Hi"));
        TrailWalk.installed().read(folder, sink);
        assertThat(sink.claims).hasSize(1);
        assertCanBeKept(sink.claims.getFirst().place());
    }

    @Test
    void namesInArchivesAreUtf8(@TempDir Path folder) throws IOException {
        byte[] zip = new ZipFixture()
                .with("xyz.json", RESPONSE.formatted("good", "Hi"))
                .bytes();
        Path file = folder.resolve("a.zip");
        Files.write(file, ZipFixture.replace(zip, "xyz.json", "\u00ed\u00a0\u0080.json"));
        TrailWalk.installed().read(file, sink);
        assertThat(sink.codes()).containsExactly("TR-ZIP-DAMAGED");
        sink.problems.forEach(told -> assertCanBeKept(told.toString()));
    }

    @Test
    void whatIsToldOfHostileTextCanBeKept() {
        assertCanBeKept(EntryNames.shown("a\uD800b"));
        assertThat(EntryNames.shown("a\u2028b\u202Ec")).isEqualTo("a\uFFFDb\uFFFDc");
        assertCanBeKept(StrictJson.mismatch(TextNode.valueOf("n".repeat(59) + SMILE), "/a", "a list")
                .sentence());
        var told = new ReadProblem("f\uD800", "p\uDC00", "TR-X", "s\uD800.", "n", ReadProblem.Severity.DAMAGED);
        assertCanBeKept(told.toString());
        assertThat(told.file()).isEqualTo("f\uFFFD");
        assertThat(WellFormedText.of("\uDE00" + SMILE + "\uD83D")).isEqualTo("\uFFFD" + SMILE + "\uFFFD");
    }

    private static void assertCanBeKept(String text) {
        assertThatCode(() -> CanonicalJson.bytes(TextNode.valueOf(text))).doesNotThrowAnyException();
    }

    private static TrailFormatException failure(String json) {
        return catchThrowableOfType(
                TrailFormatException.class, () -> StrictJson.tree(json.getBytes(StandardCharsets.UTF_8)));
    }
}
