package dev.reckoner.runtime.device;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import com.google.protobuf.ByteString;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.onnx.proto.OperatorSetIdProto;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import dev.reckoner.runtime.onnx.proto.TensorShapeProto;
import dev.reckoner.runtime.onnx.proto.TypeProto;
import dev.reckoner.runtime.onnx.proto.ValueInfoProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * A model that a provider has to load and run before it is offered: y = x W + b on small whole numbers, which the narrowest of
 * the usual floating-point types holds exactly, so that the result is right or wrong. The processor may not help out.
 */
final class Trial {
    private static final int ROWS = 4;
    private static final int INNER = 4;
    private static final int COLUMNS = 8;

    private static final String NO_FALLBACK = "session.disable_cpu_ep_fallback";

    private Trial() {}

    /** Why the provider cannot be used; empty if it gave the right result. */
    static Optional<Obstacle> of(Provider provider) {
        try (SessionOptions options = new SessionOptions()) {
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            options.setOptimizationLevel(SessionOptions.OptLevel.NO_OPT);
            if (!provider.isCpu()) {
                options.addConfigEntry(NO_FALLBACK, "1");
            }
            Providers.add(provider, options);
            try (OrtSession session = OnnxRuntime.environment().createSession(model(), options)) {
                return judged(run(session));
            }
        } catch (OrtException e) {
            return Optional.of(Obstacles.of(provider, e));
        }
    }

    private static Optional<Obstacle> judged(float[] result) {
        return Arrays.equals(result, expected())
                ? Optional.empty()
                : Optional.of(Obstacle.wrongResult(Arrays.toString(result)));
    }

    private static float[] run(OrtSession session) throws OrtException {
        OrtEnvironment environment = OnnxRuntime.environment();
        try (OnnxTensor x = OnnxTensor.createTensor(environment, FloatBuffer.wrap(x()), new long[] {ROWS, INNER});
                OrtSession.Result result = session.run(Map.of("x", x))) {
            float[] values = new float[ROWS * COLUMNS];
            ((OnnxTensor) result.get(0)).getFloatBuffer().get(values);
            return values;
        }
    }

    /** Whole numbers from -2 to 2. */
    private static float[] x() {
        float[] values = new float[ROWS * INNER];
        for (int i = 0; i < values.length; i++) {
            values[i] = i * 3 % 5 - 2;
        }
        return values;
    }

    private static float[] weights() {
        float[] values = new float[INNER * COLUMNS];
        for (int i = 0; i < values.length; i++) {
            values[i] = i * 5 % 7 - 3;
        }
        return values;
    }

    private static float[] bias() {
        float[] values = new float[COLUMNS];
        for (int i = 0; i < values.length; i++) {
            values[i] = i - 4;
        }
        return values;
    }

    private static float[] expected() {
        float[] x = x();
        float[] weights = weights();
        float[] y = new float[ROWS * COLUMNS];
        for (int i = 0; i < y.length; i++) {
            y[i] = bias()[i % COLUMNS];
            for (int k = 0; k < INNER; k++) {
                y[i] += x[i / COLUMNS * INNER + k] * weights[k * COLUMNS + i % COLUMNS];
            }
        }
        return y;
    }

    static byte[] model() {
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(13))
                .setGraph(GraphProto.newBuilder()
                        .setName("trial")
                        .addInput(value("x", ROWS, INNER))
                        .addOutput(value("y", ROWS, COLUMNS))
                        .addInitializer(constant("w", weights(), INNER, COLUMNS))
                        .addInitializer(constant("b", bias(), COLUMNS))
                        .addNode(node("MatMul", "x", "w", "xw"))
                        .addNode(node("Add", "xw", "b", "y")))
                .build()
                .toByteArray();
    }

    private static NodeProto.Builder node(String type, String one, String other, String output) {
        return NodeProto.newBuilder()
                .setName(output)
                .setOpType(type)
                .addInput(one)
                .addInput(other)
                .addOutput(output);
    }

    private static TensorProto constant(String name, float[] values, long... dims) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.FLOAT_VALUE)
                .setRawData(ByteString.copyFrom(bytes));
        Arrays.stream(dims).forEach(tensor::addDims);
        return tensor.build();
    }

    private static ValueInfoProto value(String name, long... dims) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        Arrays.stream(dims)
                .forEach(dim ->
                        shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(dim)));
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(TensorProto.DataType.FLOAT_VALUE)
                                .setShape(shape)))
                .build();
    }
}
