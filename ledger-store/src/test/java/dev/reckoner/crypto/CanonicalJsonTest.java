package dev.reckoner.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFormatException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {
    @Test
    void sortsNamesByUtf16CodeUnitsAsInRfc8785() throws Exception {
        String json = """
                {"\\u20ac":"Euro Sign","\\r":"Carriage Return","\\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One",
                 "\\ud83d\\ude00":"Emoji: Grinning Face","\\u0080":"Control","\\u00f6":"Latin Small Letter O With Diaeresis"}
                """;
        assertThat(canonical(json))
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                        + "\"\ud83d\ude00\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @Test
    void writesTheExampleOfRfc8785WithItsNumbersInShortestForm() throws Exception {
        String json = """
                {"numbers":[333333333.3333333,1E30,4.50,2e-3,0.000000000000000000000000001],
                 "string":"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}
                """.replace("333333333.33333329", "333333333.3333333");
        assertThat(canonical(json))
                .isEqualTo("{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                        + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2"
    })
    void writesDoublesAsInAppendixB(String bits, String expected) {
        double value = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));
        assertThat(CanonicalJson.text(DoubleNode.valueOf(value))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9007199254740992",
                "-9007199254740992",
                "9223372036854775807",
                "-9223372036854775808",
                "-9223372036854775809",
                "1e400",
                "0.10000000000000000001",
                "1e-400",
            })
    void refusesWhatItWouldHaveToChange(String json) {
        assertThatIllegalArgumentException().isThrownBy(() -> canonical(json));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD800", "\uDC00\uD800"})
    void refusesHalfASurrogatePair(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.bytes(TextNode.valueOf(text)));
    }

    @Test
    void writesEveryCharacterAsTheJdkEncodesIt() {
        var all = new StringBuilder();
        for (int c = 0; c <= Character.MAX_CODE_POINT; c += c < 0x3000 ? 1 : 97) {
            if (c >= 0x20 && c != '"' && c != '\\' && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)) {
                all.appendCodePoint(c);
            }
        }
        assertThat(CanonicalJson.bytes(TextNode.valueOf(all.toString())))
                .isEqualTo(("\"" + all + "\"").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refusesNumbersThatAreNotFinite() {
        for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.bytes(DoubleNode.valueOf(value)));
        }
    }

    @Test
    void itsOutputIsItsOwnCanonicalForm() throws Exception {
        String once = canonical("{\"b\":[1.0,-0.5,{}],\"a\":{\"z\":[],\"y\":9007199254740991}}");
        assertThat(once).isEqualTo("{\"a\":{\"y\":9007199254740991,\"z\":[]},\"b\":[1,-0.5,{}]}");
        assertThat(canonical(once)).isEqualTo(once);
    }

    private static String canonical(String json) throws TrailFormatException {
        return CanonicalJson.text(StrictJson.tree(json.getBytes(StandardCharsets.UTF_8)));
    }
}
