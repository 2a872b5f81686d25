package dev.reckoner.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TextLinesTest {
    private final CollectingSink sink = new CollectingSink();

    private record Text(byte[] bytes) implements TrailFile {
        @Override
        public String name() {
            return "lines";
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }
    }

    @Test
    void blankLinesArePassedOverAndCounted() throws Exception {
        assertThat(lines("a\n\n \t\r\nb\r\n\nc")).containsExactly("1:a", "4:b\r", "6:c");
    }

    @Test
    void emptyFileHasNoLines() throws Exception {
        assertThat(lines("")).isEmpty();
        assertThat(lines("\n\n")).isEmpty();
    }

    @Test
    void linesLongerThanTheBufferAreWhole() throws Exception {
        String one = "x".repeat(200_000);
        String two = "y".repeat((1 << 16) - 1);
        assertThat(lines(one + "\n" + two + "\n" + two)).containsExactly("1:" + one, "2:" + two, "3:" + two);
    }

    @Test
    void tooLongALineIsOneProblemAndTheNextIsRead() throws Exception {
        assertThat(lines("z".repeat(Limits.LINE_BYTES + 1) + "\nb")).containsExactly("2:b");
        assertThat(sink.codes()).containsExactly("TR-TOO-LARGE");
        assertThat(sink.problems.getFirst().place()).isEqualTo("line 1");
    }

    @Test
    void sniffingReportsNothingAndGivesTheBeginningOfALongLine() throws Exception {
        String text = "{" + "z".repeat(Limits.LINE_BYTES) + "\n{b";
        try (TextLines lines = TextLines.sniffing(new Text(text.getBytes(StandardCharsets.UTF_8)))) {
            assertThat(lines.next().orElseThrow()).startsWith('{');
            assertThat(lines.next()).hasValueSatisfying(line -> assertThat(line).hasSize(2));
        }
        assertThat(sink.problems).isEmpty();
    }

    private List<String> lines(String text) throws Exception {
        List<String> all = new ArrayList<>();
        try (TextLines lines = TextLines.of(new Text(text.getBytes(StandardCharsets.UTF_8)), sink)) {
            for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
                all.add(lines.number() + ":" + new String(line.get(), StandardCharsets.UTF_8));
            }
        }
        return all;
    }
}
