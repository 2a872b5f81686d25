package dev.reckoner.trail.onnxcase;

import dev.reckoner.trail.TrailFile;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.ValueReference.Kind;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What can be seen of a model without an ONNX library: the kinds of its inputs and outputs, in the graph's order (onnx.proto:
 * ModelProto, GraphProto, ValueInfoProto, TypeProto).
 */
record ModelOutline(List<Kind> inputs, List<Kind> outputs) {
    private static final int IR_VERSION = 1;
    private static final int GRAPH = 7;
    private static final int GRAPH_INPUT = 11;
    private static final int GRAPH_OUTPUT = 12;
    private static final int VALUE_TYPE = 2;
    private static final int SEQUENCE_TYPE = 4;
    private static final int OPTIONAL_TYPE = 9;
    private static final int LATEST_FIELD = 30;
    private static final int LATEST_IR_VERSION = 100;

    ModelOutline {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /** True if the file begins as a ModelProto does: an IR version first, then known fields up to a graph that fits. */
    static boolean isModel(TrailFile file) throws IOException {
        try (var in = new BufferedInputStream(file.open(), 1 << 16)) {
            var fields = new ProtoFields(in, file.size());
            boolean begins = fields.next()
                    && fields.field() == IR_VERSION
                    && fields.wire() == ProtoFields.VARINT
                    && fields.value() > 0
                    && fields.value() <= LATEST_IR_VERSION;
            while (begins && fields.next() && fields.field() <= LATEST_FIELD) {
                if (fields.field() == GRAPH) {
                    return fields.wire() == ProtoFields.LENGTH_DELIMITED;
                }
            }
            return false;
        } catch (TrailFormatException notOne) {
            return false;
        }
    }

    /** Reads the outline. */
    static ModelOutline of(TrailFile file) throws IOException {
        var inputs = new ArrayList<Kind>();
        var outputs = new ArrayList<Kind>();
        try (var in = new BufferedInputStream(file.open(), 1 << 16)) {
            var model = new ProtoFields(in, file.size());
            while (model.next()) {
                if (model.field() == GRAPH && model.wire() == ProtoFields.LENGTH_DELIMITED) {
                    graph(model.message(), inputs, outputs);
                }
            }
        }
        return new ModelOutline(inputs, outputs);
    }

    /** Kind of the input or output with that index; a tensor where the graph does not say. */
    static Kind kind(List<Kind> kinds, int index) {
        return index < kinds.size() ? kinds.get(index) : Kind.TENSOR;
    }

    private static void graph(ProtoFields graph, List<Kind> inputs, List<Kind> outputs) throws IOException {
        while (graph.next()) {
            if (graph.wire() == ProtoFields.LENGTH_DELIMITED) {
                switch (graph.field()) {
                    case GRAPH_INPUT -> inputs.add(value(graph.message()));
                    case GRAPH_OUTPUT -> outputs.add(value(graph.message()));
                    default -> {}
                }
            }
        }
    }

    private static Kind value(ProtoFields value) throws IOException {
        var kind = Kind.TENSOR;
        while (value.next()) {
            if (value.field() == VALUE_TYPE && value.wire() == ProtoFields.LENGTH_DELIMITED) {
                kind = type(value.message());
            }
        }
        return kind;
    }

    private static Kind type(ProtoFields type) throws IOException {
        var kind = Kind.TENSOR;
        while (type.next()) {
            kind = switch (type.field()) {
                case SEQUENCE_TYPE -> Kind.SEQUENCE;
                case OPTIONAL_TYPE -> Kind.OPTIONAL;
                default -> kind;
            };
        }
        return kind;
    }
}
