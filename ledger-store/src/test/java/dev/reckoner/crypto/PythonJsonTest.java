package dev.reckoner.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonJsonTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void everyReferencePairOfCPythonIsReproduced() throws IOException {
        JsonNode pairs = Vectors.json("opengradient/llm/python_json_dumps_reference.json")
                .get("pairs");
        assertThat(pairs).hasSizeGreaterThan(20);
        for (JsonNode pair : pairs) {
            JsonNode value = JSON.readTree(pair.get("value_json").textValue());
            assertThat(PythonJson.dumpsSorted(value))
                    .isEqualTo(pair.get("dumps_sort_keys").textValue());
        }
    }

    // Made with CPython 3.11: repr(float(value)).
    @ParameterizedTest
    @CsvSource({
        "0.0, 0.0",
        "-0.0, -0.0",
        "0.0001, 0.0001",
        "0.00001, 1e-05",
        "9999999999999998.0, 9999999999999998.0",
        "1e16, 1e+16",
        "1.5e16, 1.5e+16",
        "123456789.125, 123456789.125",
        "2e-323, 2e-323",
        "4.9e-324, 5e-324",
        "2.2250738585072014e-308, 2.2250738585072014e-308",
        "1.7976931348623157e308, 1.7976931348623157e+308",
        "2e23, 2e+23",
        "9.5e-7, 9.5e-07",
        "5.684341886080802e-14, 5.684341886080802e-14",
    })
    void floatsAreWrittenAsPythonWritesThem(double value, String expected) {
        assertThat(PythonFloat.repr(value)).isEqualTo(expected);
    }

    /** Between 0.001 and ten million nothing but a zero may be said with fewer digits than Java says it. */
    @Test
    void ordinaryFloatsReadBackAndHaveThePlainLayout() {
        new Random(7)
                .doubles(100_000, -12, 24)
                .map(exponent -> Math.pow(2, exponent))
                .filter(value -> value >= 1e-3 && value < 1e7)
                .forEach(value -> {
                    String repr = PythonFloat.repr(value);
                    assertThat(Double.parseDouble(repr)).isEqualTo(value);
                    assertThat(repr).matches("[0-9]+\\.[0-9]+");
                    int digits = new BigDecimal(repr).stripTrailingZeros().precision();
                    if (digits > 1) {
                        BigDecimal shorter = new BigDecimal(value).round(new MathContext(digits - 1));
                        assertThat(shorter.doubleValue()).isNotEqualTo(value);
                    }
                });
        assertThat(PythonFloat.repr(-0.001)).isEqualTo("-0.001");
        assertThat(PythonFloat.repr(9_999_999.5)).isEqualTo("9999999.5");
        assertThat(PythonFloat.repr(1e7)).isEqualTo("10000000.0");
    }

    @Test
    void aTextOfEveryCharacterIsEscapedAsCPythonDoes() {
        String escaped =
                PythonJson.dumps(JSON.getNodeFactory().textNode("\u0000\u001f\b\f\n\r\t\"\\/~\u007f\u0080\uffff"));
        assertThat(escaped).isEqualTo("\"\\u0000\\u001f\\b\\f\\n\\r\\t\\\"\\\\/~\\u007f\\u0080\\uffff\"");
    }

    @Test
    void aLongTextIsWrittenWhole() {
        String text = "é".repeat(100_000);
        assertThat(PythonJson.bytes(JSON.getNodeFactory().textNode(text))).hasSize(600_002);
    }

    @Test
    void keysAreSortedByCodePointAndNotByUtf16() throws IOException {
        JsonNode value = JSON.readTree("{\"\\ud83d\\ude00\":1,\"\\uff5e\":2,\"b\":3,\"B\":4}");
        assertThat(PythonJson.dumpsSorted(value))
                .isEqualTo("{\"B\": 4, \"b\": 3, \"\\uff5e\": 2, \"\\ud83d\\ude00\": 1}");
    }

    @Test
    void keysKeepTheirOrderWhereSortingWasNotAskedFor() throws IOException {
        assertThat(PythonJson.dumps(JSON.readTree("{\"b\":[true,null],\"a\":1.0}")))
                .isEqualTo("{\"b\": [true, null], \"a\": 1.0}");
    }

    @Test
    void aLoneSurrogateIsEscapedAndNotReplaced() throws IOException {
        assertThat(PythonJson.dumpsSorted(JSON.readTree("\"\\ud800x\""))).isEqualTo("\"\\ud800x\"");
    }

    @Test
    void reprQuotesAndEscapesAsPythonDoes() throws IOException {
        JsonNode value =
                JSON.readTree("[{\"type\":\"text\",\"text\":\"it's \\\"x\\\"\\n\\u00a0é😀\"},\"it's\",1.0,true,null]");
        assertThat(PythonRepr.of(value))
                .isEqualTo("[{'type': 'text', 'text': 'it\\'s \"x\"\\n\\xa0é😀'}, \"it's\", 1.0, True, None]");
    }
}
