package dev.reckoner.runtime.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TensorTest {
    /** Digests computed with Python's struct and hashlib from the layout's description. */
    @Test
    void theDigestGoesOverVersionTypeRankDimensionsAndLittleEndianData() {
        assertThat(Tensor.ofFloats(List.of(2L, 2L), 1, 2, -3.5f, 0).sha256())
                .isEqualTo("c1ca72e5cfe45e60fddcf96035f04a59f7a98938e420b18954eab7fe7f47f8b5");
        assertThat(Tensor.ofStrings(List.of(2L), "a", "é").sha256())
                .isEqualTo("f1e3e7804a70753bf15ef3cdd6b33ea5cfb909449b31397dc0e5f9093e43c130");
    }

    @Test
    void canonicalBytesOfAScalarHaveNoDimensions() {
        assertThat(Tensor.ofLongs(List.of(), 258).canonicalBytes()).containsExactly(1, 7, 0, 2, 1, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void equalityLooksAtBitsAndNotAtNumbers() {
        assertThat(Tensor.ofFloats(List.of(1L), 0f)).isNotEqualTo(Tensor.ofFloats(List.of(1L), -0f));
        assertThat(Tensor.ofFloats(List.of(1L), Float.NaN)).isEqualTo(Tensor.ofFloats(List.of(1L), Float.NaN));
        assertThat(Tensor.ofFloats(List.of(1L), 1)).isNotEqualTo(Tensor.ofFloats(List.of(1L, 1L), 1));
    }

    @Test
    void bitsBeyondTheLastNarrowElementDoNotCount() {
        Tensor dirty = Tensor.ofRaw(ElementType.INT4, List.of(1L), (byte) 0xf7);
        assertThat(dirty).isEqualTo(Tensor.ofRaw(ElementType.INT4, List.of(1L), (byte) 0x07));
        assertThat(dirty.doubleAt(0)).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({
        "FLOAT16, 15361, 1.0009765625",
        "BFLOAT16, 49024, -1",
        "FLOAT8E4M3FN, 126, 448",
        "FLOAT8E4M3FN, 1, 0.001953125",
        "FLOAT8E4M3FN, 127, NaN",
        "FLOAT8E4M3FNUZ, 127, 240",
        "FLOAT8E4M3FNUZ, 128, NaN",
        "FLOAT8E5M2, 123, 57344",
        "FLOAT8E5M2, 252, -Infinity",
        "FLOAT8E5M2FNUZ, 127, 57344",
        "FLOAT8E5M2FNUZ, 1, 7.62939453125e-06",
        "FLOAT8E8M0, 130, 8",
        "FLOAT8E8M0, 255, NaN",
        "FLOAT4E2M1, 15, -6",
        "FLOAT4E2M1, 1, 0.5",
        "INT4, 8, -8",
        "UINT4, 15, 15",
        "INT2, 3, -1",
        "UINT2, 2, 2",
        "INT8, 255, -1",
        "UINT8, 255, 255",
        "BOOL, 1, 1"
    })
    void narrowTypesAreDecoded(ElementType type, int bits, double value) {
        byte[] bytes = type.bits() == 16 ? new byte[] {(byte) bits, (byte) (bits >> 8)} : new byte[] {(byte) bits};
        assertThat(Tensor.ofRaw(type, List.of(1L), bytes).doubleAt(0)).isEqualTo(Double.valueOf(value));
    }

    @Test
    void narrowElementsFollowEachOtherFromTheLowBits() {
        Tensor quarters = Tensor.ofRaw(ElementType.INT2, List.of(5L), (byte) 0b11_10_01_00, (byte) 1);
        assertThat(List.of(quarters.doubleAt(0), quarters.doubleAt(1), quarters.doubleAt(2), quarters.doubleAt(3)))
                .containsExactly(0d, 1d, -2d, -1d);
        assertThat(quarters.doubleAt(4)).isEqualTo(1);
    }

    @Test
    void theLargestUnsignedNumberIsPositive() {
        Tensor all = Tensor.ofRaw(ElementType.UINT64, List.of(1L), new byte[] {-1, -1, -1, -1, -1, -1, -1, -1});
        assertThat(all.doubleAt(0)).isEqualTo(0x1p64);
        assertThat(all.ordinalAt(0)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void neighbouringFloatsAreOneOrdinalApartAcrossZero() {
        Tensor near = Tensor.ofFloats(List.of(4L), -Float.MIN_VALUE, -0f, 0f, Float.MIN_VALUE);
        assertThat(List.of(near.ordinalAt(0), near.ordinalAt(1), near.ordinalAt(2), near.ordinalAt(3)))
                .containsExactly(-1L, 0L, 0L, 1L);
    }

    /** Over all bit patterns of the eight-bit types: a larger number has a larger ordinal. */
    @ParameterizedTest
    @EnumSource(
            names = {"FLOAT8E4M3FN", "FLOAT8E4M3FNUZ", "FLOAT8E5M2", "FLOAT8E5M2FNUZ", "FLOAT8E8M0", "INT8", "UINT8"})
    void ordinalsIncreaseWithTheValue(ElementType type) {
        byte[] patterns = new byte[256];
        for (int i = 0; i < 256; i++) {
            patterns[i] = (byte) i;
        }
        Tensor all = Tensor.ofRaw(type, List.of(256L), patterns);
        for (int a = 0; a < 256; a++) {
            for (int b = 0; b < 256; b++) {
                if (all.doubleAt(a) < all.doubleAt(b)) {
                    assertThat(all.ordinalAt(a)).isLessThan(all.ordinalAt(b));
                }
            }
        }
    }

    @Test
    void complexNumbersAreTwoScalars() {
        Tensor one = Tensor.ofRaw(
                ElementType.COMPLEX64,
                List.of(1L),
                (byte) 0,
                (byte) 0,
                (byte) 0x80,
                (byte) 0x3f,
                (byte) 0,
                (byte) 0,
                (byte) 0,
                (byte) 0xc0);
        assertThat(one.scalarCount()).isEqualTo(2);
        assertThat(one.doubleAt(0)).isEqualTo(1);
        assertThat(one.doubleAt(1)).isEqualTo(-2);
    }

    @Test
    void dataThatDoNotFillTheShapeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Tensor.ofFloats(List.of(3L), 1, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> Tensor.ofLongs(List.of(-1L)));
        assertThat(Tensor.ofLongs(List.of(0L, 1L << 62, 1L << 62)).elementCount())
                .isZero();
    }
}
