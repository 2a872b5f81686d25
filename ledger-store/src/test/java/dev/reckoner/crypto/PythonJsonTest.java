package dev.reckoner.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
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
