package dev.reckoner.runtime.device;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.onnx.proto.OperatorSetIdProto;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import dev.reckoner.runtime.onnx.proto.TensorShapeProto;
import dev.reckoner.runtime.onnx.proto.TypeProto;
import dev.reckoner.runtime.onnx.proto.ValueInfoProto;
import java.util.List;

/** The execution providers of this machine. */
public final class Devices {
    private Devices() {}

    /**
     * Tries every execution provider that this build of ONNX Runtime names, by creating a session of one operator on it: the
     * list alone also names providers whose libraries or hardware are missing. The CPU comes first. Takes from milliseconds to
     * seconds, as drivers are loaded.
     */
    public static List<Device> find() {
        return OrtEnvironment.getAvailableProviders().stream()
                .map(Devices::tried)
                .toList();
    }

    private static Device tried(OrtProvider known) {
        Provider provider = Provider.of(known.getName());
        try (SessionOptions options = new SessionOptions()) {
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            Providers.add(provider, options);
            try (OrtSession session = OnnxRuntime.environment().createSession(oneOperator(), options)) {
                return new Device(provider.name(), hardware(provider), session.getNumOutputs() == 1, "");
            }
        } catch (OrtException e) {
            return new Device(provider.name(), provider.name(), false, String.valueOf(e.getMessage()));
        }
    }

    /** As {@link #hardware}, also where the runtime cannot be asked. */
    static String name(Provider provider) {
        try {
            return hardware(provider);
        } catch (OrtException e) {
            return provider.name();
        }
    }

    /** What the hardware of a provider calls itself; the provider's name where it does not say. */
    static String hardware(Provider provider) throws OrtException {
        if (provider.isCpu()) {
            return Processor.name();
        }
        return Providers.devices(provider).stream()
                .findFirst()
                .map(each -> each.getDevice().getMetadata().getOrDefault("Description", provider.name()))
                .orElse(provider.name());
    }

    /** y = x + x on one float. */
    private static byte[] oneOperator() {
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(13))
                .setGraph(GraphProto.newBuilder()
                        .setName("probe")
                        .addInput(oneFloat("x"))
                        .addOutput(oneFloat("y"))
                        .addNode(NodeProto.newBuilder()
                                .setOpType("Add")
                                .addInput("x")
                                .addInput("x")
                                .addOutput("y")))
                .build()
                .toByteArray();
    }

    private static ValueInfoProto oneFloat(String name) {
        TensorShapeProto shape = TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(1))
                .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(TensorProto.DataType.FLOAT_VALUE)
                                .setShape(shape)))
                .build();
    }
}
