package dev.reckoner.runtime.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The known answers of Random123 (its file kat_vectors): counter, key, output, words in order. */
class CounterGeneratorsTest {
    @ParameterizedTest
    @CsvSource({
        "00000000 00000000 00000000 00000000, 00000000 00000000, 6627e8d5 e169c58d bc57ac4c 9b00dbd8",
        "ffffffff ffffffff ffffffff ffffffff, ffffffff ffffffff, 408f276d 41c83b0e a20bc7c6 6d5451fd",
        "243f6a88 85a308d3 13198a2e 03707344, a4093822 299f31d0, d16cfe09 94fdcceb 5001e420 24126ea1",
    })
    void philox(String counter, String key, String output) {
        int[] c = words(counter);
        int[] k = words(key);
        assertThat(Philox4x32.block(low(c[0], c[1]), low(c[2], c[3]), low(k[0], k[1])))
                .isEqualTo(words(output));
    }

    @ParameterizedTest
    @CsvSource({
        "00000000 00000000, 00000000 00000000, 6b200159 99ba4efe",
        "ffffffff ffffffff, ffffffff ffffffff, 1cb996fc bb002be7",
        "243f6a88 85a308d3, 13198a2e 03707344, c4923a9c 483df7a0",
    })
    void threefry(String counter, String key, String output) {
        int[] c = words(counter);
        int[] k = words(key);
        int[] expected = words(output);
        assertThat(Threefry2x32.block(low(k[1], k[0]), low(c[1], c[0]))).isEqualTo(low(expected[1], expected[0]));
    }

    private static int[] words(String text) {
        return java.util.Arrays.stream(text.split(" "))
                .mapToInt(word -> Integer.parseUnsignedInt(word, 16))
                .toArray();
    }

    private static long low(int low, int high) {
        return (long) high << 32 | low & 0xffff_ffffL;
    }
}
