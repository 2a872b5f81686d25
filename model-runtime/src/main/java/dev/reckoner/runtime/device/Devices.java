package dev.reckoner.runtime.device;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtEpDevice;
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
import java.util.Map;
import java.util.Optional;

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

    private static Device tried(OrtProvider provider) {
        try (SessionOptions options = new SessionOptions()) {
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            if (!add(provider, options)) {
                return new Device(
                        provider.getName(), provider.getName(), false, "Reckoner does not know this provider.");
            }
            try (OrtSession session = OnnxRuntime.environment().createSession(oneOperator(), options)) {
                return new Device(provider.getName(), hardware(provider), session.getNumOutputs() == 1, "");
            }
        } catch (OrtException e) {
            return new Device(provider.getName(), provider.getName(), false, String.valueOf(e.getMessage()));
        }
    }

    /** False where there is no way to ask for the provider. */
    private static boolean add(OrtProvider provider, SessionOptions options) throws OrtException {
        switch (provider) {
            case CPU -> {}
            case CUDA -> options.addCUDA();
            case TENSOR_RT -> options.addTensorrt(0);
            case ROCM -> options.addROCM();
            case WEBGPU -> options.addWebGPU(Map.of());
            case CORE_ML -> options.addCoreML(Map.of());
            case DIRECT_ML -> options.addDirectML(0);
            case OPEN_VINO -> options.addOpenVINO("");
            case DNNL -> options.addDnnl(true);
            case XNNPACK -> options.addXnnpack(Map.of());
            case QNN -> options.addQnn(Map.of());
            default -> {
                return false;
            }
        }
        return true;
    }

    private static String hardware(OrtProvider provider) throws OrtException {
        if (provider == OrtProvider.CPU) {
            return Processor.name();
        }
        Optional<OrtEpDevice> device = OnnxRuntime.environment().getEpDevices().stream()
                .filter(each -> each.getEpName().equals(provider.getName()))
                .findFirst();
        return device.map(each -> each.getDevice().getMetadata().getOrDefault("Description", provider.getName()))
                .orElse(provider.getName());
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
