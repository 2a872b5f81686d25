package dev.reckoner.runtime.calibrate;

import dev.reckoner.runtime.compare.Comparison;
import dev.reckoner.runtime.compare.MarginJudgement;
import dev.reckoner.runtime.compare.MarginJudgement.Allowance;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.runtime.onnx.Edit;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.Operator;
import dev.reckoner.runtime.onnx.OperatorGraph;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * An output that chooses among numbers of the model: the place of the largest, the k largest, or whether one is above another.
 * The numbers are looked up inside the model, and a choice that differs is judged by how close it was.
 */
public final class Choice {
    /** They leave the order of elements as it is, and truth values and places what they are. */
    private static final Set<String> HAND_ON = Set.of("Cast", "Squeeze", "Unsqueeze", "Reshape", "Flatten", "Identity");

    private static final Set<String> PLACES = Set.of("ArgMax", "ArgMin", "TopK");
    private static final Set<String> COMPARE = Set.of("Greater", "GreaterOrEqual", "Less", "LessOrEqual");

    private final OnnxModel model;
    private final Operator operator;
    private final String output;

    private Choice(OnnxModel model, Operator operator, String output) {
        this.model = model;
        this.operator = operator;
        this.output = output;
    }

    /** How an output chooses; empty where it does not, or by an operator that is not among those above. */
    public static Optional<Choice> of(OnnxModel model, String output) {
        OperatorGraph graph = OperatorGraph.of(model);
        String value = output;
        for (int steps = 0; steps < graph.operators().size(); steps++) {
            var maker = graph.maker(value);
            if (maker.isEmpty()) {
                return Optional.empty();
            }
            Operator operator = graph.operators().get(maker.getAsInt());
            if (PLACES.contains(operator.type()) || COMPARE.contains(operator.type())) {
                boolean values =
                        operator.type().equals("TopK") && operator.outputs().indexOf(value) == 0;
                return values ? Optional.empty() : Optional.of(new Choice(model, operator, output));
            }
            if (!HAND_ON.contains(operator.type()) || operator.node().getInputCount() == 0) {
                return Optional.empty();
            }
            value = operator.node().getInput(0);
        }
        return Optional.empty();
    }

    /** The values inside the model by which it chooses. */
    public List<String> deciding() {
        List<String> inputs = operator.node().getInputList();
        return COMPARE.contains(operator.type()) ? inputs.subList(0, 2) : inputs.subList(0, 1);
    }

    /**
     * Judges a claimed choice by the numbers that the model has for the inputs.
     *
     * @param claimed the claimed output
     * @param recomputed the model's own, of the same type and shape, else it is OUTSIDE
     * @param profile a calibration of the model, where there is one
     * @return empty where the numbers are not floating point or cannot be had
     * @throws ExecutionException as {@link Reexecutor#run}
     */
    public Optional<Comparison> judge(
            Tensor claimed,
            Tensor recomputed,
            SequencedMap<String, OnnxValue> inputs,
            Optional<CalibratedProfile> profile,
            Reexecutor reexecutor,
            Cancellation cancellation)
            throws ExecutionException {
        Map<String, OnnxValue> known = new HashMap<>(inputs);
        List<String> inside = deciding().stream()
                .filter(name -> OperatorGraph.of(model).maker(name).isPresent())
                .distinct()
                .toList();
        if (!inside.isEmpty()) {
            known.putAll(reexecutor
                    .run(model.edited(new Edit.Expose(inside)), inputs, ExecutionProfile.CANONICAL, cancellation)
                    .outputs());
        }
        return COMPARE.contains(operator.type())
                ? comparison(claimed, recomputed, known, profile)
                : places(claimed, recomputed, known, profile);
    }

    private Optional<Comparison> places(
            Tensor claimed, Tensor recomputed, Map<String, OnnxValue> known, Optional<CalibratedProfile> profile) {
        String name = deciding().getFirst();
        return floating(known.get(name)).map(numbers -> {
            boolean top = operator.type().equals("TopK");
            int axis = (int) attribute("axis", top ? -1 : 0);
            var along = new MarginJudgement.Along(
                    axis < 0 ? axis + numbers.dims().size() : axis,
                    top ? attribute("largest", 1) == 1 : operator.type().equals("ArgMax"),
                    !top || attribute("sorted", 1) == 1);
            return MarginJudgement.ofIndices(
                    output, claimed, recomputed, numbers, along, allowance(name, numbers, profile));
        });
    }

    private Optional<Comparison> comparison(
            Tensor claimed, Tensor recomputed, Map<String, OnnxValue> known, Optional<CalibratedProfile> profile) {
        Optional<Tensor> left = side(0, known).filter(side -> side.type().isFloatingPoint());
        Optional<Tensor> right = side(1, known).filter(side -> side.type().isFloatingPoint());
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        List<Long> dims = Broadcast.dims(left.get().dims(), right.get().dims());
        Tensor l = Broadcast.to(left.get(), dims);
        Tensor r = Broadcast.to(right.get(), dims);
        if (l.elementCount() != recomputed.elementCount()) {
            return Optional.empty();
        }
        Allowance one = allowance(deciding().get(0), l, profile);
        Allowance other = allowance(deciding().get(1), r, profile);
        Allowance larger = new Allowance(
                Math.max(one.empirical(), other.empirical()), Math.max(one.theoretical(), other.theoretical()));
        return Optional.of(MarginJudgement.ofComparisons(output, claimed, recomputed, l, r, larger));
    }

    /** A weight may be one of the sides. */
    private Optional<Tensor> side(int at, Map<String, OnnxValue> known) {
        String name = deciding().get(at);
        return floating(known.get(name)).or(() -> Weights.of(model, name));
    }

    private static Optional<Tensor> floating(@org.jspecify.annotations.Nullable OnnxValue value) {
        return value instanceof Tensor tensor && tensor.type().isFloatingPoint()
                ? Optional.of(tensor)
                : Optional.empty();
    }

    private static Allowance allowance(String name, Tensor numbers, Optional<CalibratedProfile> profile) {
        return profile.flatMap(known -> Optional.ofNullable(known.outputs().get(name))
                        .map(measured -> Allowance.of(numbers, measured.across().times(known.safety()))))
                .orElseGet(() -> Allowance.of(numbers));
    }

    private long attribute(String name, long usual) {
        return operator.node().getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .mapToLong(attribute -> attribute.getI())
                .findFirst()
                .orElse(usual);
    }
}
