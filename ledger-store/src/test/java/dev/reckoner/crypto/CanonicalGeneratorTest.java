package dev.reckoner.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;

class CanonicalGeneratorTest {
    private static final ObjectWriter WRITER = new JsonMapper().writer();

    /** Against the reference implementation of RFC 8785's authors. */
    @Test
    void randomValuesAreWrittenAsTheReferenceImplementationWritesThem() throws IOException {
        var random = new Random(20261121);
        for (int i = 0; i < 3_000; i++) {
            Object value = Map.of("v", value(random, 4));
            String reference = new JsonCanonicalizer(WRITER.writeValueAsString(value)).getEncodedString();
            assertThat(text(value)).isEqualTo(reference);
            JsonNode tree = new JsonMapper().valueToTree(value);
            assertThat(CanonicalJson.text(tree)).isEqualTo(reference);
        }
    }

    @Test
    void membersAreSortedAtEveryDepthHoweverManyThereAre() {
        var members = new LinkedHashMap<String, Object>();
        for (int i = 99; i >= 0; i--) {
            members.put("n" + i, Map.of("b", List.of(i), "a", "é" + i));
        }
        String expected = new TreeMap<>(members)
                .keySet().stream()
                        .map(name -> "\"%s\":{\"a\":\"é%s\",\"b\":[%s]}"
                                .formatted(name, name.substring(1), name.substring(1)))
                        .collect(Collectors.joining(",", "{", "}"));
        assertThat(text(members)).isEqualTo(expected);
    }

    @Test
    void whatTheSchemeHasNoFormForIsRefused() {
        var nodes = JsonNodeFactory.instance;
        for (Object refused : List.of(
                1L << 53,
                -(1L << 53),
                BigInteger.TWO.pow(53),
                new BigDecimal("0.1000000000000000000001"),
                Double.NaN,
                Float.POSITIVE_INFINITY,
                "half \ud83d",
                nodes.binaryNode(new byte[] {1}),
                new byte[] {1})) {
            assertThatIllegalArgumentException().isThrownBy(() -> text(List.of(refused)));
        }
    }

    @Test
    void aNameThatIsThereTwiceIsRefused() throws IOException {
        try (var to = new CanonicalGenerator(new JsonMapper())) {
            to.writeStartObject();
            to.writeNumberField("b", 1);
            to.writeNumberField("a", 1);
            to.writeNumberField("b", 2);
            assertThatIllegalArgumentException().isThrownBy(to::writeEndObject).withMessageContaining("twice");
        }
    }

    private static String text(Object value) {
        return new String(CanonicalJson.bytes(value, WRITER), StandardCharsets.UTF_8);
    }

    private static Object value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 5)) {
            case 0 -> random.nextInt();
            case 1 -> Double.longBitsToDouble(random.nextLong() & 0xbfef_ffff_ffff_ffffL);
            case 2 -> random.nextBoolean();
            case 3 -> random.nextLong() >> 11;
            case 4 -> word(random);
            case 5 -> {
                var list = new ArrayList<Object>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(value(random, depth - 1));
                }
                yield list;
            }
            default -> {
                var members = new LinkedHashMap<String, Object>();
                for (int i = random.nextInt(12); i > 0; i--) {
                    members.put(word(random), value(random, depth - 1));
                }
                yield members;
            }
        };
    }

    private static String word(Random random) {
        int[] points = random.ints(random.nextInt(6), 0, 0x11000)
                .map(point -> point < 0x10000 ? point % 0x180 : 0x1f600 + point % 0x40)
                .toArray();
        return new String(points, 0, points.length);
    }
}
