package dev.reckoner.crypto.evm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.reckoner.crypto.MalformedDocumentException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RlpTest {
    private static final Items NESTED = Items.of(
            new Items(List.of()),
            Items.of(new Items(List.of())),
            Items.of(new Items(List.of()), Items.of(new Items(List.of()))));

    @Test
    void itemsHaveTheEncodingsThatEthereumDocuments() throws MalformedDocumentException {
        same(Bytes.EMPTY, "80");
        same(Bytes.ofHex("00"), "00");
        same(Bytes.ofHex("7f"), "7f");
        same(Bytes.ofHex("80"), "8180");
        same(Bytes.ofHex("0400"), "820400");
        same(text("dog"), "83646f67");
        same(Items.of(text("cat"), text("dog")), "c88363617483646f67");
        same(new Items(List.of()), "c0");
        same(NESTED, "c7c0c1c0c3c0c1c0");
        same(
                text("Lorem ipsum dolor sit amet, consectetur adipisicing elit"),
                "b8384c6f72656d20697073756d20646f6c6f722073697420616d65742c20636f6e7365637465747572206164697069736963"
                        + "696e6720656c6974");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 54, 55, 56, 255, 256, 65_535, 65_536})
    void lengthsAtEveryBoundaryComeBack(int length) throws MalformedDocumentException {
        Bytes bytes = Bytes.of(new byte[length]);
        assertThat(Rlp.decode(Rlp.encode(bytes))).isEqualTo(bytes);
        Items list = Items.of(bytes, bytes);
        assertThat(Rlp.decode(Rlp.encode(list))).isEqualTo(list);
    }

    @ParameterizedTest
    @CsvSource({
        "'',TR-RLP-TRUNCATED",
        "81,TR-RLP-TRUNCATED",
        "83646f,TR-RLP-TRUNCATED",
        "b8,TR-RLP-TRUNCATED",
        "b838,TR-RLP-TRUNCATED",
        "b90100,TR-RLP-TRUNCATED",
        "bfffffffffffffffff,TR-RLP-TRUNCATED",
        "bb80000000,TR-RLP-TRUNCATED",
        "c1,TR-RLP-TRUNCATED",
        "c28363,TR-RLP-TRUNCATED",
        "c28180c0,TR-RLP-TRAILING",
        "f8,TR-RLP-TRUNCATED",
        "ffffffffffffffffff,TR-RLP-TRUNCATED",
        "c382646f67,TR-RLP-TRAILING",
        "c18180,TR-RLP-TRUNCATED",
        "0000,TR-RLP-TRAILING",
        "8080,TR-RLP-TRAILING",
        "c000,TR-RLP-TRAILING",
        "8100,TR-RLP-NOT-CANONICAL",
        "817f,TR-RLP-NOT-CANONICAL",
        "c28101,TR-RLP-NOT-CANONICAL",
        "b800,TR-RLP-NOT-CANONICAL",
        "b80180,TR-RLP-NOT-CANONICAL",
        "b83701,TR-RLP-NOT-CANONICAL",
        "b90038,TR-RLP-NOT-CANONICAL",
        "bf0000000000000001,TR-RLP-NOT-CANONICAL",
        "f800,TR-RLP-NOT-CANONICAL",
        "f803010203,TR-RLP-NOT-CANONICAL",
        "f90038,TR-RLP-NOT-CANONICAL",
    })
    void whatNoEncoderWritesIsRefused(String hex, String code) {
        assertThat(codeOf(Bytes.ofHex(hex))).isEqualTo(code);
    }

    @Test
    void aChildMayNotReachBeyondItsList() {
        // The inner list has room for one byte of the three; the outer one has room for all.
        assertThat(codeOf(Bytes.ofHex("c5c283636161"))).isEqualTo("TR-RLP-TRUNCATED");
    }

    @Test
    void everyBeginningOfAnEncodingIsRefused() {
        Bytes whole = Rlp.encode(Items.of(text("dog"), NESTED, Bytes.of(new byte[300])));
        for (int length = 0; length < whole.size(); length++) {
            assertThat(codeOf(whole.slice(0, length))).isEqualTo("TR-RLP-TRUNCATED");
        }
    }

    @Test
    void whatIsReadIsWrittenTheSame() {
        Random random = new Random(7);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] noise = new byte[1 + random.nextInt(6)];
            random.nextBytes(noise);
            Bytes encoding = Bytes.of(noise);
            try {
                assertThat(Rlp.encode(Rlp.decode(encoding))).isEqualTo(encoding);
                read++;
            } catch (MalformedDocumentException e) {
                assertThat(e.code()).startsWith("TR-RLP-");
            }
        }
        assertThat(read).isGreaterThan(100);
    }

    @Test
    void nestingAndCountAndSizeAreBounded() throws MalformedDocumentException {
        assertThat(Rlp.decode(nested(Rlp.MOST_DEPTH))).isInstanceOf(Items.class);
        assertThat(codeOf(nested(Rlp.MOST_DEPTH + 1))).isEqualTo("TR-RLP-DEPTH");
        assertThat(codeOf(Bytes.of(new byte[Rlp.MOST_BYTES + 1]))).isEqualTo("TR-RLP-SIZE");
        List<RlpItem> many = new ArrayList<>();
        for (int i = 0; i < Rlp.MOST_ITEMS; i++) {
            many.add(Bytes.EMPTY);
        }
        assertThat(codeOf(Rlp.encode(new Items(many)))).isEqualTo("TR-RLP-SIZE");
        assertThat(Rlp.decode(Rlp.encode(new Items(many.subList(1, many.size())))))
                .isInstanceOf(Items.class);
    }

    @Test
    void numbersHaveNoLeadingZeros() throws MalformedDocumentException {
        assertThat(Rlp.integer(0)).isEqualTo(Bytes.EMPTY);
        assertThat(Rlp.integer(128)).isEqualTo(Bytes.ofHex("80"));
        assertThat(Rlp.integer(Bytes.EMPTY, 1)).isEqualTo(BigInteger.ZERO);
        assertThat(Rlp.integer(Bytes.ofHex("ff00"), 2)).isEqualTo(BigInteger.valueOf(0xff00));
        for (String wrong : List.of("00", "0001", "010000")) {
            assertThatThrownBy(() -> Rlp.integer(Bytes.ofHex(wrong), 2))
                    .isInstanceOfSatisfying(
                            MalformedDocumentException.class,
                            e -> assertThat(e.code()).isEqualTo("TR-RLP-INTEGER"));
        }
    }

    private static Bytes nested(int depth) {
        Items list = new Items(List.of());
        for (int i = 1; i < depth; i++) {
            list = Items.of(list);
        }
        return Rlp.encode(list);
    }

    private static void same(RlpItem item, String hex) throws MalformedDocumentException {
        assertThat(Rlp.encode(item)).isEqualTo(Bytes.ofHex(hex));
        assertThat(Rlp.decode(Bytes.ofHex(hex))).isEqualTo(item);
    }

    private static String codeOf(Bytes encoding) {
        MalformedDocumentException refusal =
                catchThrowableOfType(MalformedDocumentException.class, () -> Rlp.decode(encoding));
        assertThat(refusal).as("%s is read", encoding).isNotNull();
        return refusal.code();
    }

    private static Bytes text(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
