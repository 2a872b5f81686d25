package dev.reckoner.runtime.onnx;

import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.onnx.proto.ValueInfoProto;

/** Values that tell, of an operator that is not written out yet, which branch it takes or how many passes it makes. */
final class Probes {
    private Probes() {}

    /** Adds the value that tells of this operator; a Loop is changed for it. */
    static void add(NodeProto.Builder node, String path, WrittenGraph graph) throws ModelException {
        String probe = Unrolling.probe(path);
        switch (node.getOpType()) {
            case "If" -> {
                Bodies.require(node.getInputCount() == 1, node.build());
                graph.addAuxiliary(Nodes.node("Identity", probe, node.getInput(0)), path);
            }
            case "Scan" -> countSlices(node.build(), path, probe, graph);
            default -> countPasses(node, probe);
        }
        graph.probe(probe);
    }

    private static void countSlices(NodeProto node, String path, String probe, WrittenGraph graph)
            throws ModelException {
        int sequences = Bodies.sequences(node);
        Bodies.require(sequences > 0 && sequences <= node.getInputCount(), node);
        String shape = probe + "/shape";
        String axis = graph.number(Bodies.listed(node, "scan_input_axes", 0));
        graph.addAuxiliary(Nodes.node("Shape", shape, node.getInput(node.getInputCount() - sequences)), path);
        graph.addAuxiliary(Nodes.node("Gather", probe, shape, axis), path);
    }

    /** The body gives the number of each pass as one more output. */
    private static void countPasses(NodeProto.Builder node, String probe) throws ModelException {
        GraphProto body = Bodies.body(node.build(), "body");
        Bodies.require(body.getInputCount() >= 2, node.build());
        String number = probe + "/pass";
        GraphProto.Builder counting = body.toBuilder()
                .addNode(Nodes.node("Identity", number, body.getInput(0).getName()))
                .addOutput(ValueInfoProto.newBuilder().setName(number));
        node.getAttributeBuilderList().stream()
                .filter(attribute -> attribute.getName().equals("body"))
                .forEach(attribute -> attribute.setG(counting));
        // Outputs that the model leaves out at the end are counted from the body.
        int before = body.getOutputCount() - 1;
        while (node.getOutputCount() < before) {
            node.addOutput("");
        }
        node.addOutput(probe);
    }
}
