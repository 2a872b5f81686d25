package dev.reckoner.runtime.commit;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.onnx.proto.SparseTensorProto;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.SequencedMap;

/**
 * The hash of a model without its weights: SHA-256 of the ModelProto in which every initializer of the main graph is replaced by one
 * with its name, dimensions and element type, and the SHA-256 of its canonical bytes as {@code raw_data}; of a sparse one both parts.
 * Fields are written in the order of their numbers, as protocol buffers do when asked for a deterministic form.
 */
final class GraphHash {
    private GraphHash() {}

    /** Throws as {@link OnnxModel#initializerDigests}. */
    static Hash of(OnnxModel model) throws ModelException {
        SequencedMap<String, String> digests = model.initializerDigests();
        GraphProto.Builder graph = model.proto().getGraph().toBuilder();
        for (int i = 0; i < graph.getInitializerCount(); i++) {
            TensorProto weight = graph.getInitializer(i);
            graph.setInitializer(i, replaced(weight, digests.getOrDefault(weight.getName(), "")));
        }
        for (int i = 0; i < graph.getSparseInitializerCount(); i++) {
            SparseTensorProto sparse = graph.getSparseInitializer(i);
            String name = sparse.getValues().getName();
            graph.setSparseInitializer(
                    i,
                    sparse.toBuilder()
                            .setValues(replaced(sparse.getValues(), digests.getOrDefault(name, "")))
                            .setIndices(replaced(sparse.getIndices(), digests.getOrDefault(name + "#indices", ""))));
        }
        return digest(model.proto().toBuilder().setGraph(graph).build());
    }

    private static TensorProto replaced(TensorProto weight, String digest) {
        return TensorProto.newBuilder()
                .setName(weight.getName())
                .addAllDims(weight.getDimsList())
                .setDataType(weight.getDataType())
                .setRawData(ByteString.copyFrom(new Hash(digest).bytes()))
                .build();
    }

    private static Hash digest(ModelProto model) {
        MessageDigest function = Hash.function();
        try {
            CodedOutputStream out =
                    CodedOutputStream.newInstance(new DigestOutputStream(OutputStream.nullOutputStream(), function));
            out.useDeterministicSerialization();
            model.writeTo(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("A digest cannot fail to be written", e);
        }
        return Hash.of(function.digest());
    }
}
