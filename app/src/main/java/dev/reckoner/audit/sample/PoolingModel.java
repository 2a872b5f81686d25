package dev.reckoner.audit.sample;

import dev.reckoner.runtime.onnx.proto.AttributeProto;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.onnx.proto.OperatorSetIdProto;
import dev.reckoner.runtime.onnx.proto.TensorShapeProto;
import dev.reckoner.runtime.onnx.proto.TypeProto;
import dev.reckoner.runtime.onnx.proto.ValueInfoProto;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The second half of sentence-transformers' pipeline as a model of its own: hidden states float [batch, tokens, 384] without padding to
 * the vector float [batch, 384] of each sentence, their mean over the tokens, divided by its Euclidean norm, by 1e-12 at least
 * (Reimers and Gurevych, Sentence-BERT, EMNLP 2019, section 3; the norm's floor is that of torch.nn.functional.normalize).
 */
final class PoolingModel {
    static final String INPUT = "last_hidden_state";
    static final String OUTPUT = "sentence_embedding";
    private static final String HIDDEN = "384";

    private PoolingModel() {}

    static Path write(Path file) throws IOException {
        return Files.write(file, model().toByteArray());
    }

    private static ModelProto model() {
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .setProducerName("sentence-pooling")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
                .setGraph(GraphProto.newBuilder()
                        .setName("sentence-pooling")
                        .addInput(value(INPUT, "batch", "tokens", HIDDEN))
                        .addInitializer(TensorProtos.toProto(Tensor.ofFloats(List.of(1L), 1e-12f), "floor"))
                        .addNode(overAxisOne("ReduceMean", INPUT, "mean", 0))
                        .addNode(overAxisOne("ReduceL2", "mean", "norm", 1))
                        .addNode(node("Max", "divisor", "norm", "floor"))
                        .addNode(node("Div", OUTPUT, "mean", "divisor"))
                        .addOutput(value(OUTPUT, "batch", HIDDEN)))
                .build();
    }

    private static NodeProto.Builder overAxisOne(String operator, String input, String output, long keptDims) {
        return node(operator, output, input)
                .addAttribute(AttributeProto.newBuilder()
                        .setName("axes")
                        .setType(AttributeProto.AttributeType.INTS)
                        .addInts(1))
                .addAttribute(AttributeProto.newBuilder()
                        .setName("keepdims")
                        .setType(AttributeProto.AttributeType.INT)
                        .setI(keptDims));
    }

    private static NodeProto.Builder node(String operator, String output, String... inputs) {
        return NodeProto.newBuilder()
                .setName("/" + operator)
                .setOpType(operator)
                .addOutput(output)
                .addAllInput(List.of(inputs));
    }

    private static ValueInfoProto value(String name, String... dims) {
        var shape = TensorShapeProto.newBuilder();
        for (var dim : dims) {
            var one = TensorShapeProto.Dimension.newBuilder();
            shape.addDim(dim.equals(HIDDEN) ? one.setDimValue(Long.parseLong(dim)) : one.setDimParam(dim));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(ElementType.FLOAT.number())
                                .setShape(shape)))
                .build();
    }
}
