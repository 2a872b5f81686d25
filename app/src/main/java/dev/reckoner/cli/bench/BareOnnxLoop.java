package dev.reckoner.cli.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import dev.reckoner.runtime.device.OnnxRuntime;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A sentence encoder run on ONNX Runtime and nothing else (of which a process has one), as one would write it for speed: one session, direct buffers that
 * are filled anew for each sentence, the output read into an array.
 *
 * <p>The one class outside the model runtime that may know ONNX Runtime: it is what the model runtime is measured against.
 */
final class BareOnnxLoop implements AutoCloseable {
    private final OrtEnvironment environment = OnnxRuntime.environment();
    private final OrtSession session;
    private final Map<String, LongBuffer> buffers = new HashMap<>();
    private final long[] shape;

    /** Loads with the runtime's defaults, as {@code ExecutionProfile.DEFAULT} names them, but one thread. */
    BareOnnxLoop(Path model, long[] shape) throws OrtException {
        this.shape = shape.clone();
        try (SessionOptions options = new SessionOptions()) {
            options.setOptimizationLevel(SessionOptions.OptLevel.ALL_OPT);
            options.setExecutionMode(SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setIntraOpNumThreads(1);
            options.setMemoryPatternOptimization(true);
            session = environment.createSession(model.toString(), options);
        }
    }

    float[] run(Map<String, long[]> inputs) throws OrtException {
        Map<String, OnnxTensor> tensors = new HashMap<>();
        try {
            for (Map.Entry<String, long[]> input : inputs.entrySet()) {
                LongBuffer buffer = buffers.computeIfAbsent(input.getKey(), name -> direct(input.getValue().length));
                buffer.clear().put(input.getValue()).flip();
                tensors.put(input.getKey(), OnnxTensor.createTensor(environment, buffer, shape));
            }
            try (OrtSession.Result result = session.run(tensors)) {
                return ((OnnxTensor) result.get(0)).getFloatBuffer().array();
            }
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    private static LongBuffer direct(int values) {
        return ByteBuffer.allocateDirect(values * Long.BYTES)
                .order(ByteOrder.nativeOrder())
                .asLongBuffer();
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
