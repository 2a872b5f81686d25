package dev.reckoner.runtime.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.runtime.tensor.Tensor;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ToplocProofTest {
    @Test
    void threePointsAreTheParabolaThroughThem() {
        ToplocProof proof = ToplocProof.through(new int[] {1, 2, 3}, new int[] {4, 5, 6});
        assertThat(proof).isEqualTo(new ToplocProof(65497, List.of(3, 1, 0)));
        assertThat(proof.base64()).isEqualTo("/9kAAwABAAA=");
    }

    @Test
    void theModulusIsTheLargestThatKeepsThePositionsApart() {
        ToplocProof proof = ToplocProof.through(new int[] {0, 65497, 7}, new int[] {16256, 49024, 15744});
        assertThat(proof).isEqualTo(new ToplocProof(65496, List.of(16256, 22647, 10121)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 17, 128, 600})
    void thePolynomialTakesEveryValueAtTheReducedPositionAndSurvivesEncoding(int k) throws FingerprintException {
        Random random = new Random(k);
        int[] positions = random.ints(0, Integer.MAX_VALUE).distinct().limit(k).toArray();
        int[] bits = random.ints(k, 0, PrimeField.P).toArray();
        ToplocProof proof = ToplocProof.through(positions, bits);
        assertThat(proof.bitsAt(positions)).isEqualTo(bits);
        assertThat(proof.bytes()).hasSize(2 + 2 * k);
        assertThat(ToplocProof.read(proof.bytes())).isEqualTo(proof);
        assertThat(ToplocProof.read(proof.base64())).isEqualTo(proof);
    }

    @Test
    void theModulusGoesBelowTheHalfWhereThePythonReferenceGivesUp() {
        // 0 falls together with m for every modulus m from 32768 on.
        int[] positions = IntStream.concat(IntStream.of(0), IntStream.rangeClosed(32_768, 65_497))
                .toArray();
        assertThat(InjectiveModulus.of(positions)).isEqualTo(32_767);
    }

    @Test
    void pointsThatNoModulusKeepsApartMakeTheNullProof() {
        int[] positions =
                new Random(3).ints(0, Integer.MAX_VALUE).distinct().limit(2500).toArray();
        ToplocProof proof = ToplocProof.through(positions, new int[2500]);
        assertThat(proof.isNull()).isTrue();
        assertThat(proof).isEqualTo(ToplocProof.none(2500));
    }

    @ParameterizedTest
    @CsvSource({
        "'', RT-TOPLOC-LENGTH",
        "ffd9, RT-TOPLOC-LENGTH",
        "ffd9000300, RT-TOPLOC-LENGTH",
        "ffd9ffd9, RT-TOPLOC-FIELD",
        "ffd9ffff, RT-TOPLOC-FIELD",
        "ffda0003, RT-TOPLOC-MODULUS",
        "00000003, RT-TOPLOC-MODULUS",
        "000200010001ffd8, RT-TOPLOC-MODULUS",
    })
    void bytesThatAreNoProofAreRefused(String hex, String code) {
        assertThatThrownBy(() -> ToplocProof.read(HexFormat.of().parseHex(hex)))
                .isInstanceOfSatisfying(
                        FingerprintException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @Test
    void aProofOfMoreThanAnyUseIsRefused() {
        byte[] huge = new byte[2 + 2 * (ToplocProof.MAXIMUM_K + 1)];
        assertThatThrownBy(() -> ToplocProof.read(Base64.getEncoder().encodeToString(huge)))
                .hasMessageContaining("4096");
        assertThatThrownBy(() -> ToplocProof.read("not base64!"))
                .isInstanceOfSatisfying(
                        FingerprintException.class,
                        refused -> assertThat(refused.code()).isEqualTo("RT-TOPLOC-BASE64"));
    }

    @Test
    void valuesOutsideTheFieldMakeNoProof() {
        assertThatThrownBy(() -> new ToplocProof(65_498, List.of(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ToplocProof(1, List.of(65_497))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ToplocProof(1, List.of(-1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aProofOfAnyBytesIsEitherRefusedOrCanBeCompared() {
        Tensor values = Tensor.ofFloats(List.of(64L), new float[64]);
        Random random = new Random(11);
        int read = 0;
        for (int i = 0; i < 3000; i++) {
            byte[] bytes = new byte[2 * random.nextInt(34)];
            random.nextBytes(bytes);
            if (bytes.length > 0) {
                bytes[0] = (byte) random.nextInt(2);
            }
            try {
                Toploc.verify(ToplocProof.read(bytes), values);
                read++;
            } catch (FingerprintException refused) {
                assertThat(refused.code()).startsWith("RT-TOPLOC-");
            }
        }
        assertThat(read).isBetween(500, 2999);
    }

    @Test
    void theNullProofIsReadAsSuch() throws FingerprintException {
        assertThat(ToplocProof.read(new byte[258]).isNull()).isTrue();
        assertThat(ToplocProof.read(new byte[258]).k()).isEqualTo(128);
    }

    @Test
    void everyNonZeroElementHasItsInverse() {
        for (int a = 1; a < PrimeField.P; a += 7) {
            assertThat(PrimeField.multiply(a, PrimeField.inverse(a))).isEqualTo(1);
        }
        assertThatThrownBy(() -> PrimeField.inverse(0)).isInstanceOf(ArithmeticException.class);
    }
}
