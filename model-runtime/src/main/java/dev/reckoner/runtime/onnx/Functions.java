package dev.reckoner.runtime.onnx;

import dev.reckoner.runtime.onnx.proto.FunctionProto;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.onnx.proto.OperatorSetIdProto;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The local functions of a model whose operators mean in the main graph what they mean in the function. */
final class Functions {
    private final Map<String, Long> versions = new HashMap<>();
    private final Map<Key, FunctionProto> functions = new HashMap<>();

    private record Key(String domain, String name, String overload) {}

    Functions(ModelProto model) {
        model.getOpsetImportList().forEach(each -> versions.put(domain(each.getDomain()), each.getVersion()));
        for (FunctionProto function : model.getFunctionsList()) {
            if (meansTheSame(function.getOpsetImportList())) {
                functions.put(
                        new Key(domain(function.getDomain()), function.getName(), function.getOverload()), function);
            }
        }
    }

    /** The function that an operator calls; empty for others. */
    Optional<FunctionProto> of(NodeProto node) {
        return Optional.ofNullable(
                functions.get(new Key(domain(node.getDomain()), node.getOpType(), node.getOverload())));
    }

    private boolean meansTheSame(List<OperatorSetIdProto> imports) {
        return imports.stream()
                .allMatch(each -> versions.getOrDefault(domain(each.getDomain()), -1L) == each.getVersion());
    }

    private static String domain(String domain) {
        return domain.equals("ai.onnx") ? "" : domain;
    }
}
