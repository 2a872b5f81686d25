package dev.reckoner.audit;

import dev.reckoner.audit.recorder.Recorder;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.Signatures;
import dev.reckoner.runtime.execute.ExecutionProfile;
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
import dev.reckoner.trail.ModelReference;
import dev.reckoner.trail.bundle.BundleWriter;
import dev.reckoner.trail.bundle.InferenceRecord;
import dev.reckoner.trail.bundle.InferenceRecord.RecordedTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A bundle with the model y = Softmax(x) and three claims of it. */
public final class SoftmaxTrail {
    private SoftmaxTrail() {}

    /** Writes it, and the model beside it. */
    public static Path write(Path folder) throws IOException {
        var signer = Signatures.ed25519(new byte[32]);
        var model = Files.write(folder.resolve("softmax.onnx"), model());
        var trail = folder.resolve("softmax.trail");
        try (var bundle = BundleWriter.create(trail, "softmax", Instant.EPOCH)) {
            bundle.key("op", signer.getPublic().getEncoded());
            bundle.modelFile("softmax", "1", model);
            for (int number = 1; number <= 3; number++) {
                bundle.record(record(bundle, number), signer);
            }
        }
        return trail;
    }

    private static InferenceRecord record(BundleWriter bundle, int number) throws IOException {
        Tensor input = Tensor.ofFloats(List.of(1L, 3L), number, 2, 3);
        Tensor output = Tensor.ofFloats(List.of(1L, 3L), 0.2f, 0.3f, 0.5f);
        return new InferenceRecord(
                "claim " + number,
                Instant.EPOCH,
                "p",
                "op",
                "app",
                Optional.empty(),
                new ModelReference("softmax", "1", Optional.of(Digest.sha256(model()))),
                List.of(write(bundle, "x", input)),
                List.of(write(bundle, "y", output)),
                Optional.of(Recorder.circumstances(ExecutionProfile.CANONICAL, Optional.empty())),
                Optional.empty());
    }

    private static RecordedTensor write(BundleWriter bundle, String name, Tensor tensor) throws IOException {
        var file = bundle.tensor(TensorProtos.write(tensor));
        return new RecordedTensor(name, file, Digest.ofSha256(tensor.sha256()));
    }

    /** The model file. */
    public static byte[] model() {
        return ModelProto.newBuilder()
                .setIrVersion(10)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(21))
                .setGraph(GraphProto.newBuilder()
                        .setName("softmax")
                        .addInput(value("x"))
                        .addNode(NodeProto.newBuilder()
                                .setOpType("Softmax")
                                .addInput("x")
                                .addOutput("y"))
                        .addOutput(value("y")))
                .build()
                .toByteArray();
    }

    private static ValueInfoProto value(String name) {
        var shape = TensorShapeProto.newBuilder();
        for (String dimension : List.of("batch", "n")) {
            shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimParam(dimension));
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
