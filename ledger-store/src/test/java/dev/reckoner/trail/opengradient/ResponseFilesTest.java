package dev.reckoner.trail.opengradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.Vectors;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.CollectingSink;
import dev.reckoner.trail.Limits;
import dev.reckoner.trail.MemoryFile;
import dev.reckoner.trail.ReadProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Long files of responses, and files that are not what they seem. */
class ResponseFilesTest {
    private static final int MANY = 3_000;

    private final JsonNode vectors = Vectors.json("opengradient/llm/synthetic_tee_responses.json");
    private final CollectingSink sink = new CollectingSink();

    @Test
    void manyLinesComeInTheOrderOfTheFileWithTheDamagedOnesBetween() throws IOException {
        StringBuilder lines = new StringBuilder();
        List<String> expected = new ArrayList<>();
        for (int i = 1; i <= MANY; i++) {
            boolean damaged = i % 7 == 0;
            lines.append(damaged ? "{\"tee_id\":" : body(i % 7)).append('\n');
            expected.add((damaged ? "line " : "many.jsonl:") + i);
        }
        List<String> places = new ArrayList<>();
        read(lines.toString(), new CollectingSink() {
            @Override
            public void claim(Claim claim) {
                places.add(claim.place());
            }

            @Override
            public void problem(ReadProblem problem) {
                places.add(problem.place().replaceFirst(", .*", ""));
            }
        });
        assertThat(places).isEqualTo(expected);
    }

    @Test
    void aLineThatIsTooLongKeepsItsPlace() throws IOException {
        String lines = (body(0) + "\n").repeat(500) + "{\"x\":\"" + "x".repeat(Limits.LINE_BYTES) + "\"}\n{\"y\":1}\n";
        read(lines, sink);
        assertThat(sink.problems).extracting(ReadProblem::place).containsExactly("line 501", "line 502");
        assertThat(sink.codes()).containsExactly("TR-TOO-LARGE", "TR-OG-NOT-A-RESPONSE");
    }

    @Test
    void aLongLineIsReadBetweenItsNeighbours() throws IOException {
        String conversation = body(1).replaceFirst("\\{", "{\"padding\":\"" + "x".repeat(400_000) + "\",");
        read(body(0) + "\n" + conversation + "\n" + body(2) + "\n", sink);
        assertThat(sink.claims)
                .extracting(Claim::place)
                .containsExactly("many.jsonl:1", "many.jsonl:2", "many.jsonl:3");
    }

    @Test
    void cancellingEndsTheReading() throws IOException {
        AtomicInteger handed = new AtomicInteger();
        read((body(0) + "\n").repeat(MANY), new CollectingSink() {
            @Override
            public void claim(Claim claim) {
                handed.incrementAndGet();
            }

            @Override
            public boolean cancelled() {
                return handed.get() >= 10;
            }
        });
        assertThat(handed.get()).isBetween(10, MANY - 1);
    }

    @Test
    void aSinkThatFailsEndsTheReading() {
        CollectingSink full = new CollectingSink() {
            @Override
            public Digest blob(java.io.InputStream bytes) throws IOException {
                throw new IOException("no space");
            }
        };
        assertThatThrownBy(() -> read((body(0) + "\n").repeat(MANY), full)).hasMessage("no space");
        assertThat(full.claims).isEmpty();
    }

    @Test
    void bytesThatAreNotUtf8InAnArrayEndIt() throws IOException {
        ByteArrayOutputStream array = new ByteArrayOutputStream();
        array.writeBytes(ascii("[" + body(0) + ",{\"tee_id\":\""));
        array.write(0xff);
        array.writeBytes(ascii("\"}," + body(1) + "]"));
        new OpenGradientReader().read(new MemoryFile("a.json", array.toByteArray()), sink);
        assertThat(sink.codes()).containsExactly("TR-JSON-SYNTAX");
        assertThat(sink.problems.getFirst().sentence()).contains("UTF-8");
    }

    @Test
    void nothingMayFollowTheClosingBracket() throws IOException {
        new OpenGradientReader().read(MemoryFile.of("a.json", "[" + body(0) + "]" + body(1)), sink);
        assertThat(sink.claims).hasSize(1);
        assertThat(sink.codes()).containsExactly("TR-JSON-SYNTAX");
    }

    @Test
    void anElementBeyondTheLimitOfADocumentIsRefused() throws IOException {
        String huge = "{\"tee_id\":[" + "1,".repeat((int) Limits.JSON_TOKENS) + "1]}";
        new OpenGradientReader().read(MemoryFile.of("a.json", "[" + body(0) + "," + huge + "]"), sink);
        assertThat(sink.claims).hasSize(1);
        assertThat(sink.codes()).containsExactly("TR-TOO-LARGE");
    }

    @Test
    void anArrayMayBeLongerThanAnyOfItsElements() throws IOException {
        int elements = (int) (Limits.JSON_TOKENS / 10);
        String small = "{\"tee_id\":\"x\",\"choices\":[[],[],[]]},";
        CountingSink count = new CountingSink();
        new OpenGradientReader().read(MemoryFile.of("a.json", "[" + small.repeat(elements) + body(0) + "]"), count);
        assertThat(count.problems).isEmpty();
        assertThat(count.number).isEqualTo(elements + 1);
    }

    @Test
    void halfAPairCostsItsElementOnly() throws IOException {
        String half = "{\"tee_id\":\"\\ud800\",\"choices\":[]}";
        new OpenGradientReader().read(MemoryFile.of("a.json", "[" + half + "," + body(0) + "]"), sink);
        assertThat(sink.claims).hasSize(1);
        assertThat(sink.codes()).containsExactly("TR-JSON-SURROGATE");
    }

    @Test
    void aFrameOfAStreamThatIsNotUtf8IsAProblem() throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        stream.writeBytes(ascii("data: {\"choices\":[{\"delta\":{\"content\":\""));
        stream.write(0xff);
        stream.writeBytes(ascii("\"}}]}\n\ndata: {\"choices\":[{\"delta\":{\"content\":\"x\"}}]}\n"));
        new OpenGradientReader().read(new MemoryFile("a.txt", stream.toByteArray()), sink);
        assertThat(sink.codes()).containsExactly("TR-JSON-SYNTAX");
        assertThat(sink.claims).hasSize(1);
    }

    private void read(String lines, CollectingSink to) throws IOException {
        new OpenGradientReader().read(MemoryFile.of("many.jsonl", lines), to);
    }

    private String body(int index) {
        return vectors.get("cases").get(index).get("response_body").toString();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static final class CountingSink extends CollectingSink {
        private int number;

        @Override
        public void claim(Claim claim) {
            number++;
        }

        @Override
        public void evidence(dev.reckoner.trail.Evidence item) {}

        @Override
        public void party(dev.reckoner.trail.Party party) {}

        @Override
        public Digest blob(java.io.InputStream bytes) throws IOException {
            return Digest.sha256(bytes.readAllBytes());
        }
    }
}
