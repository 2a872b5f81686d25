package dev.reckoner.runtime.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.Descriptors.Descriptor;
import dev.reckoner.runtime.onnx.SentenceEncoder;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.onnx.proto.SequenceProto;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import dev.reckoner.runtime.tensor.WireBudget.Fault;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Small files that would take a hundred times their size in memory are refused before any of it is taken. */
class WireBudgetTest {
    private static final int MANY = 4 << 20;

    @Test
    void whatAnHonestProgramWritesIsAffordable() throws Exception {
        var model = SentenceEncoder.precise().proto();
        assertThat(fault(ModelProto.getDescriptor(), model.toByteArray())).isEmpty();
        Tensor tensor = Tensor.ofLongs(List.of(3L), 1, -1, Long.MIN_VALUE);
        assertThat(ValueProtos.read(ValueProtos.Kind.TENSOR, TensorProtos.write(tensor)))
                .isEqualTo(tensor);
        var typed = TensorProto.newBuilder()
                .addDims(2)
                .setDataType(7)
                .addInt64Data(1)
                .addInt64Data(2);
        assertThat(TensorProtos.read(typed.build().toByteArray()).bitsAt(1)).isEqualTo(2);
    }

    /** Protocol Buffers cuts the tag to 32 bits, and what follows it becomes a graph after all. */
    @Test
    void aTagThatIsLongerThanItNeedBeIsRefused() {
        var graph = GraphProto.newBuilder()
                .addNode(NodeProto.getDefaultInstance())
                .build()
                .toByteArray();
        for (long more : new long[] {1L << 32, 1L << 40}) {
            var file = new ByteArrayOutputStream();
            varint(file, (7 << 3 | 2) + more);
            varint(file, graph.length);
            file.writeBytes(graph);
            assertThat(fault(ModelProto.getDescriptor(), file.toByteArray())).contains(Fault.CORRUPT);
        }
        byte[] padded = {(byte) 0xba, (byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, 0, 0};
        assertThat(fault(ModelProto.getDescriptor(), padded)).contains(Fault.CORRUPT);
    }

    @Test
    void fieldsThatNobodyKnowsCostWhatTheyTake() {
        var varints = new ByteArrayOutputStream();
        var fixed = new ByteArrayOutputStream();
        for (int i = 0; i < MANY; i++) {
            varint(varints, (1000L + i) << 3);
            varints.write(1);
            varint(fixed, (1000L + i) << 3 | 5);
            fixed.writeBytes(new byte[4]);
        }
        assertThat(fault(ModelProto.getDescriptor(), varints.toByteArray())).contains(Fault.COMPLEX);
        assertThat(fault(ModelProto.getDescriptor(), fixed.toByteArray())).contains(Fault.COMPLEX);
    }

    /** A field of the right number in the form of another is kept as one that is not known, and so is a choice that is none. */
    @Test
    void knownFieldsInAnotherFormCostAsMuch() {
        byte[] nodes = new byte[2 * MANY];
        for (int i = 0; i < nodes.length; i += 2) {
            nodes[i] = 1 << 3; // GraphProto.node as a number
        }
        assertThat(fault(GraphProto.getDescriptor(), nodes)).contains(Fault.COMPLEX);
        byte[] locations = new byte[2 * MANY];
        for (int i = 0; i < locations.length; i += 2) {
            locations[i] = 14 << 3; // TensorProto.data_location
            locations[i + 1] = 99;
        }
        assertThat(fault(TensorProto.getDescriptor(), locations)).contains(Fault.COMPLEX);
    }

    @Test
    void smallNumbersCostWhatTheyTakeAndRawDataNothing() {
        byte[] ones = new byte[80 << 20];
        Arrays.fill(ones, (byte) 1);
        for (int field : new int[] {7, 9}) { // int64_data and raw_data
            var file = new ByteArrayOutputStream();
            varint(file, field << 3 | 2);
            varint(file, ones.length);
            file.writeBytes(ones);
            assertThat(fault(TensorProto.getDescriptor(), file.toByteArray()))
                    .isEqualTo(field == 7 ? Optional.of(Fault.COMPLEX) : Optional.empty());
        }
    }

    /** 8 MB that would become four million tensors. */
    @Test
    void aSequenceOfMillionsOfNothingIsRefused() {
        byte[] sequence = new byte[2 * MANY];
        for (int i = 0; i < sequence.length; i += 2) {
            sequence[i] = 3 << 3 | 2;
        }
        for (var kind : List.of(ValueProtos.Kind.SEQUENCE, ValueProtos.Kind.OPTIONAL)) {
            assertThatExceptionOfType(TensorFormatException.class)
                    .isThrownBy(() -> ValueProtos.read(kind, sequence))
                    .satisfies(e -> assertThat(e.code()).isEqualTo("RT-VALUE-COMPLEX"));
        }
    }

    @Test
    void severalValuesMayHaveToShareWhatThereIs() {
        byte[] third = new byte[2 * MANY / 3];
        for (int i = 0; i + 1 < third.length; i += 2) {
            third[i] = 3 << 3 | 2;
        }
        var budget = new WireBudget();
        var type = SequenceProto.getDescriptor();
        assertThat(budget.spend(ByteBuffer.wrap(third), type)).isEmpty();
        assertThat(budget.spend(ByteBuffer.wrap(third), type)).isEmpty();
        assertThat(budget.spend(ByteBuffer.wrap(third), type)).contains(Fault.COMPLEX);
    }

    private static Optional<Fault> fault(Descriptor type, byte[] bytes) {
        return WireBudget.fault(ByteBuffer.wrap(bytes), type);
    }

    private static void varint(ByteArrayOutputStream to, long value) {
        long left = value;
        while ((left & ~0x7fL) != 0) {
            to.write((int) (left & 0x7f | 0x80));
            left >>>= 7;
        }
        to.write((int) left);
    }
}
