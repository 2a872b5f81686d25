package dev.reckoner.runtime.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class NpyTest {
    private static final String HEAD = "934e554d50590100%s";

    @Test
    void whatIsWrittenIsRead() throws TensorFormatException {
        for (Tensor tensor : List.of(
                Tensor.ofFloats(List.of(2L, 2L), 1, 2, 3, Float.NaN),
                Tensor.ofLongs(List.of(), 7),
                Tensor.ofRaw(ElementType.BOOL, List.of(3L), (byte) 1, (byte) 0, (byte) 1),
                Tensor.ofDoubles(List.of(0L, 4L)))) {
            byte[] file = Npy.write(tensor);
            assertThat(Npy.read(file)).isEqualTo(tensor);
            assertThat((file.length - tensor.data().remaining()) % 64).isZero();
        }
    }

    @Test
    void columnMajorAndBigEndianFilesMeanTheSame() throws TensorFormatException {
        Tensor expected =
                Tensor.ofRaw(ElementType.INT16, List.of(2L, 3L), HexFormat.of().parseHex("000001000200030004000500"));
        assertThat(Npy.read(file("<i2", true, "(2, 3)", "000003000100040002000500")))
                .isEqualTo(expected);
        assertThat(Npy.read(file(">i2", false, "(2, 3)", "000000010002000300040005")))
                .isEqualTo(expected);
    }

    /** What NumPy 2.4 writes for {@code np.save(f, np.asfortranarray([[0, 1, 2], [3, 4, 5]], dtype='<i2'))}. */
    @Test
    void aFileOfNumPyIsRead() throws TensorFormatException {
        String header = "{'descr': '<i2', 'fortran_order': True, 'shape': (2, 3), }" + " ".repeat(59) + "\n";
        assertThat(header).hasSize(118);
        byte[] file = HexFormat.of()
                .parseHex(HEAD.formatted("7600")
                        + HexFormat.of().formatHex(header.getBytes(StandardCharsets.US_ASCII))
                        + "000003000100040002000500");
        assertThat(Npy.read(file).doubleAt(1)).isEqualTo(1);
        assertThat(Npy.read(file).doubleAt(3)).isEqualTo(3);
    }

    @Test
    void version2HasALongerLengthField() throws TensorFormatException {
        byte[] header =
                "{'descr': '|u1', 'fortran_order': False, 'shape': (1,), }\n".getBytes(StandardCharsets.US_ASCII);
        byte[] file = HexFormat.of()
                .parseHex("934e554d50590200" + String.format("%02x000000", header.length)
                        + HexFormat.of().formatHex(header) + "2a");
        assertThat(Npy.read(file).doubleAt(0)).isEqualTo(42);
    }

    @Test
    void brokenFilesAreRefusedWithACode() {
        refused("RT-NPY-HEADER", new byte[0]);
        refused("RT-NPY-HEADER", HexFormat.of().parseHex("934e554d50590100ffff"));
        refused("RT-NPY-HEADER", file("<f4", false, "(x,)", ""));
        refused("RT-NPY-TYPE", file("<U3", false, "(1,)", ""));
        refused("RT-NPY-TYPE", file("|V2", false, "(1,)", "0000"));
        refused("RT-TENSOR-LENGTH", file("<f4", false, "(9,)", "00"));
        refused("RT-TENSOR-SHAPE", file("<f4", false, "(-9,)", "00"));
    }

    private static byte[] file(String descr, boolean columnMajor, String shape, String data) {
        String header = "{'descr': '" + descr + "', 'fortran_order': " + (columnMajor ? "True" : "False")
                + ", 'shape': " + shape + ", }\n";
        String length = String.format("%02x00", header.length());
        String text = HexFormat.of().formatHex(header.getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().parseHex(HEAD.formatted(length) + text + data);
    }

    private static void refused(String code, byte[] file) {
        assertThatExceptionOfType(TensorFormatException.class)
                .isThrownBy(() -> Npy.read(file))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }
}
