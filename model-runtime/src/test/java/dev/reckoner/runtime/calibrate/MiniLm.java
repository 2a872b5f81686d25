package dev.reckoner.runtime.calibrate;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.Execution;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.SentenceEncoder;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorFormatException;
import dev.reckoner.runtime.tensor.TensorProtos;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.SequencedMap;

/** The sentence encoder in single precision, calibrated once for all tests of a run; its sessions stay open. */
final class MiniLm {
    static final String OUTPUT = "last_hidden_state";

    private MiniLm() {}

    private static final class Holder {
        static final InProcessReexecutor REEXECUTOR = new InProcessReexecutor(3);
        static final OnnxModel MODEL = load();
        static final CalibratedProfile PROFILE = calibrate();

        private static OnnxModel load() {
            try {
                return SentenceEncoder.precise();
            } catch (IOException | ModelException e) {
                throw new IllegalStateException(e);
            }
        }

        private static CalibratedProfile calibrate() {
            try {
                return new Calibration(
                                MODEL,
                                List.of(Machine.processor(REEXECUTOR)),
                                CalibrationOptions.DEFAULT.withoutOperators())
                        .run(CalibrationProgress.SILENT, Cancellation.none());
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static OnnxModel model() {
        return Holder.MODEL;
    }

    static InProcessReexecutor reexecutor() {
        return Holder.REEXECUTOR;
    }

    /** 50 inputs, factor of safety 3. */
    static CalibratedProfile profile() {
        return Holder.PROFILE;
    }

    static Execution run(OnnxModel model, SequencedMap<String, OnnxValue> inputs, ExecutionProfile profile)
            throws ExecutionException {
        return Holder.REEXECUTOR.run(model, inputs, profile, Cancellation.none());
    }

    static Tensor output(Execution execution) {
        return (Tensor) execution.outputs().firstEntry().getValue();
    }

    /** The model with one element of a weight moved by a hundredth of the largest magnitude in it: less than a step of int8. */
    static OnnxModel altered(TensorProto weight, int element) throws TensorFormatException, ModelException {
        Tensor tensor = TensorProtos.of(weight);
        double largest = 0;
        for (long i = 0; i < tensor.elementCount(); i++) {
            largest = Math.max(largest, Math.abs(tensor.doubleAt(i)));
        }
        ByteBuffer bytes = ByteBuffer.allocate(tensor.data().remaining()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(tensor.data()).flip();
        bytes.putFloat(element * Float.BYTES, (float) (tensor.doubleAt(element) + largest / 100));
        var proto = Holder.MODEL.proto();
        var graph = proto.getGraph().toBuilder();
        graph.setInitializer(
                proto.getGraph().getInitializerList().indexOf(weight),
                TensorProtos.toProto(Tensor.wrap(ElementType.FLOAT, tensor.dims(), bytes), weight.getName()));
        return OnnxModel.of(proto.toBuilder().setGraph(graph).build().toByteArray());
    }
}
