package dev.reckoner.runtime.onnx;

import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.SparseTensorProto;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import java.util.HashSet;
import java.util.Set;

/**
 * The names under which a model stores weights. ONNX Runtime computes with the last of two of one name, others with the first, and
 * digests by name would bind one of them only.
 */
final class StoredNames {
    /** Under which the indices of a sparse weight have their digest. */
    static final String INDICES = "#indices";

    private final Set<String> names = new HashSet<>();

    private StoredNames() {}

    /** Throws RT-MODEL-CORRUPT if two weights of the graph have one name, or one has that of another's indices. */
    static void requireDistinct(GraphProto graph) throws ModelException {
        StoredNames stored = new StoredNames();
        for (TensorProto weight : graph.getInitializerList()) {
            stored.add(weight.getName());
        }
        for (SparseTensorProto weight : graph.getSparseInitializerList()) {
            stored.add(weight.getValues().getName());
            stored.add(weight.getValues().getName() + INDICES);
        }
    }

    private void add(String name) throws ModelException {
        if (!names.add(name)) {
            throw new ModelException("RT-MODEL-CORRUPT", "The model stores two weights under the name '" + name + "'.");
        }
    }
}
