package dev.reckoner.audit;

import dev.reckoner.appraise.code.ReexecutionCode;
import dev.reckoner.audit.RecordTrail.RecordedValue;
import dev.reckoner.runtime.onnx.SmallModels;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import dev.reckoner.runtime.onnx.proto.TypeProto;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import dev.reckoner.trail.ValueReference;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Trails whose claims cannot be run again, or not be compared. */
final class RefusedRerunTrails {
    private static final Tensor OTHER = Tensor.ofFloats(List.of(2L), 8, 9);
    private static final TypeProto TEXTS = SmallModels.tensor(ElementType.STRING, "n");

    private RefusedRerunTrails() {}

    static List<Scenario> all() {
        return List.of(
                refused(
                        "an output that was exchanged after it was signed",
                        sound().output(signedOtherwise().exchangedFor(OTHER)),
                        ReexecutionCode.OUTPUT_CHANGED),
                refused(
                        "an output that is lost",
                        sound().output(signedOtherwise().lost()),
                        ReexecutionCode.OUTPUT_MISSING),
                refused(
                        "an input that was exchanged after it was signed",
                        sound().input(RerunTrails.asked().exchangedFor(OTHER)),
                        ReexecutionCode.INPUT_CHANGED),
                refused(
                        "an input that is lost",
                        sound().input(RerunTrails.asked().lost()),
                        ReexecutionCode.INPUT_MISSING),
                refused(
                        "an input of another type than the model takes",
                        sound().input(RecordedValue.of("x", Tensor.ofLongs(List.of(1L), 1))),
                        ReexecutionCode.INPUT_MISMATCH),
                refused(
                        "an output of another name than the model's",
                        sound().output(RecordedValue.of("z", RerunTrails.roots(1))),
                        ReexecutionCode.OUTPUT_MISMATCH),
                refused(
                        "an input that the record calls a text",
                        sound().input(RerunTrails.asked().called(ValueReference.Kind.TEXT)),
                        ReexecutionCode.NOT_A_TENSOR),
                refused(
                        "an input that is signed as a tensor and is none",
                        sound().input(RecordedValue.of("x", "no tensor".getBytes(StandardCharsets.UTF_8))),
                        ReexecutionCode.VALUE_CORRUPT),
                refused(
                        "a model whose output is a sequence",
                        ran(SmallModels.model(
                                GraphProto.newBuilder().addInput(SmallModels.value("x", RerunTrails.FLOATS)),
                                SmallModels.node("SequenceConstruct", "y", "x"),
                                SmallModels.sequence(RerunTrails.FLOATS))),
                        ReexecutionCode.NOT_COMPARABLE),
                refused(
                        "a record that names a model without its file",
                        new RecordTrail().namingModel("m", "1", RerunTrails.ROOT),
                        ReexecutionCode.MODEL_MISSING),
                refused("a record that names no model file", new RecordTrail(), ReexecutionCode.MODEL_UNKNOWN),
                refused(
                        "a model file that is none",
                        new RecordTrail().model("m", "1", "no model".getBytes(StandardCharsets.UTF_8)),
                        ReexecutionCode.MODEL_CORRUPT),
                refused("a model with a node of no input", ran(dangling()), ReexecutionCode.MODEL_CORRUPT),
                refused("a model with weights in another file", ran(external()), ReexecutionCode.MODEL_EXTERNAL),
                refused(
                        "a model with an operator that nobody knows",
                        ran(SmallModels.unary("NoSuchOperator", RerunTrails.FLOATS)),
                        ReexecutionCode.OPERATOR_UNSUPPORTED),
                refused(
                        "a model that takes a map",
                        ran(SmallModels.unary("Identity", map())),
                        ReexecutionCode.INPUT_UNSUPPORTED),
                refused(
                        "a model that gives a text beyond the basic plane",
                        ran(SmallModels.unary("Identity", TEXTS))
                                .input(RecordedValue.of("x", Tensor.ofStrings(List.of(1L), "\uD83D\uDE42"))),
                        ReexecutionCode.OUTPUT_UNSUPPORTED),
                refused(
                        "a model that cannot add its inputs",
                        ran(SmallModels.addition(1, 2)),
                        ReexecutionCode.RUN_FAILED));
    }

    private static Scenario refused(String name, RecordTrail trail, ReexecutionCode code) {
        return Scenario.of(
                name,
                in -> {
                    trail.in(in);
                    in.rerun();
                },
                code);
    }

    private static RecordTrail sound() {
        return new RecordTrail()
                .model("m", "1", RerunTrails.ROOT)
                .input(RerunTrails.asked())
                .output(RecordedValue.of("y", RerunTrails.roots(1)));
    }

    /** An output that the model does not give. */
    private static RecordedValue signedOtherwise() {
        return RecordedValue.of("y", RerunTrails.roots(2));
    }

    private static RecordTrail ran(ModelProto model) {
        return new RecordTrail().model("m", "1", model.toByteArray()).input(RerunTrails.asked());
    }

    private static ModelProto dangling() {
        var good = SmallModels.unary("Neg", RerunTrails.FLOATS);
        return good.toBuilder()
                .setGraph(good.getGraph().toBuilder().addNode(SmallModels.node("Neg", "z", "nowhere")))
                .build();
    }

    private static ModelProto external() {
        var weight = TensorProtos.toProto(OTHER, "w").toBuilder()
                .clearRawData()
                .setDataLocation(TensorProto.DataLocation.EXTERNAL);
        var model = SmallModels.addition(1, 2);
        return model.toBuilder()
                .setGraph(model.getGraph().toBuilder().setInitializer(0, weight))
                .build();
    }

    private static TypeProto map() {
        return TypeProto.newBuilder()
                .setMapType(TypeProto.Map.newBuilder()
                        .setKeyType(ElementType.STRING.number())
                        .setValueType(RerunTrails.FLOATS))
                .build();
    }
}
