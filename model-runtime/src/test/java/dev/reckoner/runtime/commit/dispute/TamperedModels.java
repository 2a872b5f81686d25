package dev.reckoner.runtime.commit.dispute;

import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.proto.AttributeProto;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What a proposer might do to a single operator. */
final class TamperedModels {
    private TamperedModels() {}

    /** The model in which one operator gives that value whatever goes in, so that all later values are computed from it. */
    static OnnxModel giving(OnnxModel model, int operator, OnnxValue value) throws ModelException {
        GraphProto.Builder graph = model.proto().getGraph().toBuilder();
        NodeProto honest = graph.getNode(operator);
        graph.setNode(
                operator,
                NodeProto.newBuilder()
                        .setOpType("Constant")
                        .addOutput(honest.getOutput(0))
                        .addAttribute(AttributeProto.newBuilder()
                                .setName("value")
                                .setType(AttributeProto.AttributeType.TENSOR)
                                .setT(TensorProtos.toProto((Tensor) value, ""))));
        return OnnxModel.of(model.proto().toBuilder().setGraph(graph).build().toByteArray());
    }

    /** The tensor with another first element. */
    static OnnxValue altered(OnnxValue value) {
        Tensor tensor = (Tensor) value;
        byte[] bytes = new byte[tensor.data().remaining()];
        tensor.data().get(bytes);
        ByteBuffer data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        switch (tensor.type()) {
            case FLOAT -> data.putFloat(0, data.getFloat(0) * 1.25f + 0.125f);
            // The sum of a quantised product: less would vanish where the next operator quantises again.
            case INT32 -> data.putInt(0, data.getInt(0) + (1 << 20));
            default -> bytes[0] ^= 1;
        }
        return Tensor.ofRaw(tensor.type(), tensor.dims(), bytes);
    }
}
