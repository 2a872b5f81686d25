package dev.reckoner.runtime.localise.bound;

import dev.reckoner.runtime.onnx.proto.AttributeProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Attributes of an operator by name, with the value that holds where it has none. */
record Attributes(NodeProto node) {
    long integer(String name, long usual) {
        return find(name).map(AttributeProto::getI).orElse(usual);
    }

    double real(String name, double usual) {
        return find(name).map(value -> (double) value.getF()).orElse(usual);
    }

    String text(String name, String usual) {
        return find(name)
                .map(value -> value.getS().toString(StandardCharsets.UTF_8))
                .orElse(usual);
    }

    List<Long> integers(String name, List<Long> usual) {
        return find(name).map(AttributeProto::getIntsList).orElse(usual);
    }

    private Optional<AttributeProto> find(String name) {
        return node.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .findFirst();
    }
}
