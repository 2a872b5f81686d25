package dev.reckoner.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
    record Sample(String name, Instant at, Optional<Integer> count, List<String> tags) {}

    @Test
    void numbersKeepTheirDigits() throws Exception {
        JsonNode tree = tree("[1.0, 1.10, 123456789012345678901234567890, 1e2]");
        assertThat(tree.get(0).decimalValue().toString()).isEqualTo("1.0");
        assertThat(tree.get(1).decimalValue().toString()).isEqualTo("1.10");
        assertThat(tree.get(2).bigIntegerValue()).isEqualTo(new BigInteger("123456789012345678901234567890"));
        assertThat(tree.get(3).isIntegralNumber()).isFalse();
        assertThat(new String(StrictJson.write(tree), StandardCharsets.UTF_8))
                .startsWith("[1.0,1.10,1234567890123456789");
    }

    /** Java has no number with an exponent of ten digits, and says so by an exception of its own. */
    @ParameterizedTest
    @ValueSource(strings = {"8E9702178807", "[8E9702178807]", "{\"name\":\"n\",\"x\":[1,-8e-9702178807]}"})
    void anExponentBeyondAllNumbersIsAFaultOfTheDocument(String json) throws Exception {
        assertThat(failure(json, JsonNode.class).code()).isEqualTo("TR-JSON-NUMBER");
        assertThat(failure(json, Sample.class).code()).startsWith("TR-JSON-");
        var elements = JsonElements.of(MemoryFile.of("a.json", "[" + json + "]"));
        assertThat(catchThrowableOfType(TrailFormatException.class, elements::next)
                        .code())
                .isEqualTo("TR-JSON-NUMBER");
    }

    @Test
    void recordsRoundTrip() throws Exception {
        Sample sample = new Sample("a", Instant.parse("2026-04-17T09:00:00.5Z"), Optional.of(3), List.of("x"));
        byte[] json = StrictJson.write(sample);
        assertThat(new String(json, StandardCharsets.UTF_8)).contains("\"2026-04-17T09:00:00.500Z\"");
        assertThat(StrictJson.value(json, Sample.class)).isEqualTo(sample);
        assertThat(StrictJson.value(StrictJson.toTree(sample), Sample.class)).isEqualTo(sample);
    }

    @Test
    void mapsAreWrittenInTheOrderOfTheirKeys() {
        Map<String, Integer> map = Map.of("e", 5, "c", 3, "a", 1, "d", 4, "b", 2);
        assertThat(new String(StrictJson.write(map), StandardCharsets.UTF_8))
                .isEqualTo("{\"a\":1,\"b\":2,\"c\":3,\"d\":4,\"e\":5}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+292278994-01-01T00:00:00Z", "-0001-01-01T00:00:00Z", "+10000-01-01T00:00:00Z"})
    void timesThatOverflowAreRefused(String time) {
        assertThat(failure("\"" + time + "\"", Instant.class).code()).isEqualTo("TR-JSON-TYPE");
    }

    @Test
    void onlyOptionalComponentsMayBeMissing() throws Exception {
        String json = "{\"name\":\"a\",\"at\":\"2026-04-17T09:00:00Z\",\"tags\":[],\"other\":1}";
        assertThat(StrictJson.value(bytes(json), Sample.class).count()).isEmpty();
        assertThat(failure("{\"name\":\"a\",\"at\":\"2026-04-17T09:00:00Z\"}", Sample.class)
                        .code())
                .isEqualTo("TR-JSON-TYPE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1,\"a\":2} | TR-JSON-DUPLICATE-KEY",
                "{\"a\":1 | TR-TRUNCATED",
                "{\"a\":\"xy | TR-TRUNCATED",
                "{} {} | TR-JSON-SYNTAX",
                "{'a':1} | TR-JSON-SYNTAX",
                "[1,] | TR-JSON-SYNTAX",
                "[NaN] | TR-JSON-SYNTAX",
                "[01] | TR-JSON-SYNTAX",
                "// c | TR-JSON-SYNTAX",
                "`  ` | TR-EMPTY",
            })
    void refusesWhatJsonDoesNotAllow(String json, String code) {
        assertThat(failure(json, JsonNode.class).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":1,\"at\":\"2026-04-17T09:00:00Z\",\"tags\":[]}",
                "{\"name\":\"a\",\"at\":1776416400,\"tags\":[]}",
                "{\"name\":\"a\",\"at\":\"yesterday\",\"tags\":[]}",
                "{\"name\":\"a\",\"at\":\"2026-04-17T09:00:00Z\",\"tags\":[null],\"count\":1.5}",
                "{\"name\":null,\"at\":\"2026-04-17T09:00:00Z\",\"tags\":[]}",
                "[]",
                "null",
            })
    void refusesOtherTypes(String json) {
        assertThat(failure(json, Sample.class).code()).isEqualTo("TR-JSON-TYPE");
    }

    @Test
    void saysLineAndColumn() {
        assertThat(failure("{\n  \"a\": 1,\n  \"a\": 2\n}", JsonNode.class).place())
                .startsWith("line 3, column ");
    }

    @Test
    void deepNestingIsAComplaintAndNoStackOverflow() {
        for (String open : List.of("[", "{\"a\":")) {
            assertThat(failure(open.repeat(200_000), JsonNode.class).code()).isEqualTo("TR-JSON-DEPTH");
        }
    }

    @Test
    void manySmallValuesAreRefusedBeforeTheyFillTheHeap() {
        assertThat(failure("[" + "[],".repeat(3_000_000) + "[]]", JsonNode.class)
                        .code())
                .isEqualTo("TR-TOO-LARGE");
    }

    @Test
    void longNumbersAreRefused() {
        assertThat(failure("1".repeat(1_001), JsonNode.class).code()).isEqualTo("TR-TOO-LARGE");
    }

    @Test
    void otherEncodingsAreRefused() {
        byte[] utf16 = "{\"a\":1}".getBytes(StandardCharsets.UTF_16LE);
        byte[] overlong = {'"', (byte) 0xc0, (byte) 0xaf, '"'};
        assertThat(failure(utf16, JsonNode.class).code()).isEqualTo("TR-JSON-SYNTAX");
        assertThat(failure(overlong, JsonNode.class).code()).isEqualTo("TR-JSON-SYNTAX");
    }

    @Test
    void endlessInputIsCutAtTheLimit() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return ' ';
            }
        };
        TrailFormatException e = catchThrowableOfType(TrailFormatException.class, () -> StrictJson.tree(endless));
        assertThat(e.code()).isEqualTo("TR-TOO-LARGE");
    }

    @Test
    void parserStreamsElementsOfALongArray() throws IOException {
        byte[] json = bytes("[{\"n\":1},{\"n\":2},{\"n\":3,\"n\":4}]");
        int read = 0;
        try (JsonParser parser = StrictJson.parser(new ByteArrayInputStream(json))) {
            parser.nextToken();
            while (parser.nextToken() == com.fasterxml.jackson.core.JsonToken.START_OBJECT) {
                parser.readValueAsTree();
                read++;
            }
        } catch (JsonProcessingException e) {
            assertThat(StrictJson.complaint(e).code()).isEqualTo("TR-JSON-DUPLICATE-KEY");
        }
        assertThat(read).isEqualTo(2);
    }

    private static JsonNode tree(String json) throws TrailFormatException {
        return StrictJson.tree(bytes(json));
    }

    private static TrailFormatException failure(String json, Class<?> type) {
        return failure(bytes(json), type);
    }

    private static TrailFormatException failure(byte[] json, Class<?> type) {
        return catchThrowableOfType(TrailFormatException.class, () -> StrictJson.value(json, type));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
