package dev.reckoner.runtime.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.ByteString;
import dev.reckoner.runtime.onnx.proto.StringStringEntryProto;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TensorProtosTest {
    @ParameterizedTest
    @EnumSource(names = "STRING", mode = EnumSource.Mode.EXCLUDE)
    void everyNumericTypeSurvivesWritingAndReading(ElementType type) throws TensorFormatException {
        byte[] bytes = new byte[(int) type.packedBytes(15)];
        new Random(type.number()).nextBytes(bytes);
        Tensor tensor = Tensor.ofRaw(type, List.of(3L, 5L), bytes);
        assertThat(TensorProtos.read(TensorProtos.write(tensor))).isEqualTo(tensor);
        assertThat(TensorProtos.write(tensor)).isEqualTo(TensorProtos.write(tensor));
    }

    @Test
    void valuesOfEveryKindSurviveWritingAndReading() throws TensorFormatException {
        Tensor text = Tensor.ofStrings(List.of(2L), "", "ключ");
        TensorSequence sequence = new TensorSequence(List.of(text, text));
        assertThat(ValueProtos.read(ValueProtos.Kind.TENSOR, ValueProtos.write(text)))
                .isEqualTo(text);
        assertThat(ValueProtos.read(ValueProtos.Kind.SEQUENCE, ValueProtos.write(sequence)))
                .isEqualTo(sequence);
        for (OptionalValue optional :
                List.of(OptionalValue.none(), OptionalValue.of(text), OptionalValue.of(sequence))) {
            assertThat(ValueProtos.read(ValueProtos.Kind.OPTIONAL, ValueProtos.write(optional)))
                    .isEqualTo(optional);
        }
    }

    @Test
    void typedFieldsMeanTheSameAsRawData() throws TensorFormatException {
        assertThat(read(proto(ElementType.FLOAT).addFloatData(1.5f)).doubleAt(0))
                .isEqualTo(1.5);
        assertThat(read(proto(ElementType.DOUBLE).addDoubleData(1.5)).doubleAt(0))
                .isEqualTo(1.5);
        assertThat(read(proto(ElementType.INT64).addInt64Data(-5)).doubleAt(0)).isEqualTo(-5);
        assertThat(read(proto(ElementType.UINT32).addUint64Data(0xffff_ffffL)).doubleAt(0))
                .isEqualTo(4294967295.0);
        assertThat(read(proto(ElementType.FLOAT16).addInt32Data(0x3c00)).doubleAt(0))
                .isEqualTo(1);
        assertThat(read(proto(ElementType.BFLOAT16).addInt32Data(0x3f80)).doubleAt(0))
                .isEqualTo(1);
        assertThat(read(proto(ElementType.BOOL).addInt32Data(1)).doubleAt(0)).isEqualTo(1);
        assertThat(read(proto(ElementType.INT8).addInt32Data(-3)).doubleAt(0)).isEqualTo(-3);
        assertThat(read(proto(ElementType.COMPLEX64).addFloatData(1).addFloatData(2))
                        .doubleAt(1))
                .isEqualTo(2);
        Tensor nibbles = read(proto(ElementType.INT4)
                .clearDims()
                .addDims(3)
                .addInt32Data(0x21)
                .addInt32Data(0x0f));
        assertThat(List.of(nibbles.doubleAt(0), nibbles.doubleAt(1), nibbles.doubleAt(2)))
                .containsExactly(1d, 2d, -1d);
    }

    @Test
    void hostileMessagesAreRefusedWithACode() {
        refused("RT-TENSOR-TYPE", proto(ElementType.FLOAT).setDataType(99));
        refused("RT-TENSOR-TYPE", proto(ElementType.FLOAT).setDataType(-1));
        refused("RT-TENSOR-SHAPE", proto(ElementType.FLOAT).clearDims().addDims(-1));
        refused(
                "RT-TENSOR-SIZE",
                proto(ElementType.FLOAT).addDims(Long.MAX_VALUE).addDims(3));
        refused("RT-TENSOR-SIZE", proto(ElementType.INT2).clearDims().addDims(Long.MAX_VALUE));
        refused("RT-TENSOR-LENGTH", proto(ElementType.FLOAT).clearDims().addDims(1 << 20));
        refused("RT-TENSOR-LENGTH", proto(ElementType.FLOAT).setRawData(ByteString.copyFromUtf8("12345")));
        refused("RT-TENSOR-LENGTH", proto(ElementType.STRING));
        refused("RT-TENSOR-RANK", proto(ElementType.FLOAT).addAllDims(java.util.Collections.nCopies(256, 1L)));
        refused(
                "RT-TENSOR-EXTERNAL",
                proto(ElementType.FLOAT).addExternalData(StringStringEntryProto.getDefaultInstance()));
        refused("RT-TENSOR-EXTERNAL", proto(ElementType.FLOAT).setDataLocation(TensorProto.DataLocation.EXTERNAL));
    }

    @Test
    void anyCutOrChangedMessageIsReadOrRefusedWithoutAnotherException() {
        byte[] good = TensorProtos.write(Tensor.ofLongs(List.of(2L, 2L), 1, 2, 3, 4));
        Random random = new Random(1);
        for (int round = 0; round < 20_000; round++) {
            byte[] bad = Arrays.copyOf(good, random.nextInt(good.length + 1));
            for (int i = 0; i < 3 && bad.length > 0; i++) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(TensorProtos.read(bad).elementCount()).isNotNegative();
            } catch (TensorFormatException e) {
                assertThat(e.code()).startsWith("RT-TENSOR-");
            }
        }
    }

    private static TensorProto.Builder proto(ElementType type) {
        return TensorProto.newBuilder().setDataType(type.number()).addDims(1);
    }

    private static Tensor read(TensorProto.Builder proto) throws TensorFormatException {
        return TensorProtos.read(proto.build().toByteArray());
    }

    private static void refused(String code, TensorProto.Builder proto) {
        assertThatExceptionOfType(TensorFormatException.class)
                .isThrownBy(() -> read(proto))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }
}
