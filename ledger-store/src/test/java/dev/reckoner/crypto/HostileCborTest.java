package dev.reckoner.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostileCborTest {
    private static String refusal(byte[] bytes) {
        MalformedDocumentException e =
                catchThrowableOfType(MalformedDocumentException.class, () -> StrictCbor.read(bytes, 16));
        assertThat(e).as("refused").isNotNull();
        return e.code();
    }

    @Test
    void twoHundredThousandNestedArraysAreRefusedWithoutOverflow() {
        byte[] arrays = new byte[200_000];
        Arrays.fill(arrays, (byte) 0x81);
        assertThat(refusal(arrays)).isEqualTo("TR-CBOR-DEPTH");
    }

    @Test
    void twoHundredThousandNestedTagsAreRefusedWithoutOverflow() {
        byte[] tags = new byte[200_000];
        Arrays.fill(tags, (byte) 0xc6);
        assertThat(refusal(tags)).startsWith("TR-CBOR-");
    }

    @Test
    void oneLevelMoreThanAllowedIsRefused() throws MalformedDocumentException {
        byte[] sixteen = new byte[16];
        Arrays.fill(sixteen, (byte) 0x81);
        sixteen[15] = 0x01;
        assertThat(StrictCbor.read(sixteen, 16).size()).isEqualTo(1);
        byte[] seventeen = new byte[17];
        Arrays.fill(seventeen, (byte) 0x81);
        seventeen[16] = 0x01;
        assertThat(refusal(seventeen)).isEqualTo("TR-CBOR-DEPTH");
    }

    @ParameterizedTest
    @CsvSource({
        "5b4000000000000000, TR-CBOR-TRUNCATED", // byte string of 2^62
        "9b4000000000000000, TR-CBOR-TRUNCATED", // array of 2^62
        "bb4000000000000000, TR-CBOR-TRUNCATED", // map of 2^62
        "7b7fffffffffffffff, TR-CBOR-TRUNCATED", // text of 2^63 - 1
        "5a80000000, TR-CBOR-TRUNCATED", // byte string of 2^31
        "9a80000000, TR-CBOR-TRUNCATED", // array of 2^31
        "a201000100, TR-CBOR-DUPLICATE-KEY",
        "0000, TR-CBOR-TRAILING",
        "61ff, TR-CBOR-MALFORMED", // not UTF-8
        "ff, TR-CBOR-MALFORMED",
        "'', TR-CBOR-TRUNCATED",
    })
    void lengthsBeyondTheBytesAndOtherMalformedItemsAreRefused(String hex, String code) {
        assertThat(refusal(HexFormat.of().parseHex(hex))).startsWith(code);
    }
}
