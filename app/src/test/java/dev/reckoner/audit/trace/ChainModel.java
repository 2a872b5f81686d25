package dev.reckoner.audit.trace;

import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.SmallModels;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.onnx.proto.OperatorSetIdProto;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Npy;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorFormatException;
import dev.reckoner.runtime.tensor.TensorProtos;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** A model of twenty operators one after the other: v0 = x + w0, v1 = v0 * w1, v2 = v1 + w2 and so on, the last of them y. */
public final class ChainModel {
    public static final int OPERATORS = 20;

    private static final int WIDTH = 4;

    private ChainModel() {}

    /** The model as it was published. */
    public static byte[] honest() {
        return with(-1);
    }

    /** The model with another weight in one operator. */
    public static byte[] with(int altered) {
        GraphProto.Builder graph = GraphProto.newBuilder()
                .setName("chain")
                .addInput(SmallModels.value("x", SmallModels.tensor(ElementType.FLOAT, "n")))
                .addOutput(SmallModels.value("y", SmallModels.tensor(ElementType.FLOAT, "n")));
        for (int i = 0; i < OPERATORS; i++) {
            float weight = 1 + i / 16f + (i == altered ? 0.25f : 0);
            graph.addInitializer(TensorProtos.toProto(Tensor.ofFloats(List.of(1L), weight), "w" + i));
            graph.addNode(SmallModels.node(i % 2 == 0 ? "Add" : "Mul", value(i), i == 0 ? "x" : value(i - 1), "w" + i));
        }
        return ModelProto.newBuilder()
                .setIrVersion(10)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(21))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    /** Opens one of them. */
    public static OnnxModel open(byte[] model) throws ModelException {
        return OnnxModel.of(model);
    }

    /** The name of what an operator gives. */
    public static String value(int operator) {
        return operator == OPERATORS - 1 ? "y" : "v" + operator;
    }

    /** What it is asked. */
    public static SequencedMap<String, OnnxValue> inputs() {
        SequencedMap<String, OnnxValue> inputs = new LinkedHashMap<>();
        inputs.put("x", Tensor.ofFloats(List.of((long) WIDTH), 1, -2, 0.5f, 3));
        return inputs;
    }

    /** The same as a folder of files. */
    public static Path inputs(Path folder) throws IOException, TensorFormatException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("x.npy"), Npy.write((Tensor)
                inputs().firstEntry().getValue()));
        return folder;
    }
}
