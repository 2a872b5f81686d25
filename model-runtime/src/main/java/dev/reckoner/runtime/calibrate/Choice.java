package dev.reckoner.runtime.calibrate;

import dev.reckoner.runtime.compare.Comparison;
import dev.reckoner.runtime.compare.MarginAllowance;
import dev.reckoner.runtime.compare.MarginJudgement;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.runtime.onnx.Edit;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.Operator;
import dev.reckoner.runtime.onnx.OperatorGraph;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;

/**
 * An output that chooses among numbers of the model: the place of the largest, the k largest, or whether one is above another.
 * The numbers are looked up inside the model, and a choice that differs is judged by how close it was.
 */
public final class Choice {
    /** They leave the order of elements as it is, and truth values and places what they are. */
    private static final Set<String> HAND_ON = Set.of("Cast", "Squeeze", "Unsqueeze", "Reshape", "Flatten", "Identity");

    private static final Set<String> PLACES = Set.of("ArgMax", "ArgMin", "TopK");
    private static final Set<String> COMPARE = Set.of("Greater", "GreaterOrEqual", "Less", "LessOrEqual");
    private static final Set<String> STANDARD = Set.of("", "ai.onnx");

    private final OnnxModel model;
    private final Operator operator;
    private final List<String> beside;
    private final String output;

    private Choice(OnnxModel model, Operator operator, List<String> beside, String output) {
        this.model = model;
        this.operator = operator;
        this.beside = List.copyOf(beside);
        this.output = output;
    }

    /**
     * What a choice is held to.
     *
     * @param covering a calibration of the model that covers the circumstances of the claim, where there is one; one that does
     *     not says nothing about its rounding
     * @param coarsest the coarsest type that the model computes in, FLOAT where none is coarser: its rounding is in the numbers,
     *     whatever type they have
     */
    public record Terms(Optional<CalibratedProfile> covering, ElementType coarsest) {
        /** What rounding of the numbers' own type explains. */
        public static final Terms BY_TYPE = new Terms(Optional.empty(), ElementType.FLOAT);
    }

    /** How an output chooses; empty where it does not, or by an operator that is not among those above. */
    public static Optional<Choice> of(OnnxModel model, String output) {
        OperatorGraph graph = OperatorGraph.of(model);
        String value = output;
        List<String> beside = new ArrayList<>();
        for (int steps = 0; steps < graph.operators().size(); steps++) {
            var maker = graph.maker(value);
            if (maker.isEmpty()) {
                return Optional.empty();
            }
            Operator operator = graph.operators().get(maker.getAsInt());
            List<String> inputs = operator.node().getInputList();
            if (!STANDARD.contains(operator.node().getDomain()) || inputs.isEmpty()) {
                return Optional.empty();
            }
            if (PLACES.contains(operator.type()) || COMPARE.contains(operator.type())) {
                boolean values =
                        operator.type().equals("TopK") && operator.outputs().indexOf(value) == 0;
                return values ? Optional.empty() : Optional.of(new Choice(model, operator, beside, output));
            }
            if (!HAND_ON.contains(operator.type())) {
                return Optional.empty();
            }
            value = inputs.getFirst();
            beside.addAll(inputs.subList(1, inputs.size()));
        }
        return Optional.empty();
    }

    /** The values inside the model by which it chooses. */
    public List<String> deciding() {
        List<String> inputs = operator.node().getInputList();
        return COMPARE.contains(operator.type()) ? inputs.subList(0, 2) : inputs.subList(0, 1);
    }

    /** All values that the output follows from, the choice itself and what hands it on left out: also how many are chosen. */
    public List<String> restsOn() {
        List<String> values = new ArrayList<>(operator.node().getInputList());
        values.addAll(beside);
        return values;
    }

    /**
     * Judges a claimed choice by the numbers that the model has for the inputs.
     *
     * @param claimed the claimed output
     * @param recomputed the model's own, of the same type and shape, else it is OUTSIDE
     * @return empty where the numbers are not floating point or cannot be had
     * @throws ExecutionException as {@link Reexecutor#run}
     */
    public Optional<Comparison> judge(
            Tensor claimed,
            Tensor recomputed,
            SequencedMap<String, OnnxValue> inputs,
            Terms terms,
            Reexecutor reexecutor,
            Cancellation cancellation)
            throws ExecutionException {
        if (recomputed.type() == ElementType.STRING) {
            return Optional.empty();
        }
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
        var claim = new Claimed(claimed, recomputed, terms);
        return COMPARE.contains(operator.type()) ? comparison(claim, known) : places(claim, known);
    }

    private record Claimed(Tensor value, Tensor recomputed, Terms terms) {
        /** What only a coarser rounding than that of the numbers' own type could explain is not decided. */
        Comparison judge(Function<Optional<ElementType>, Comparison> judgement) {
            Comparison own = judgement.apply(Optional.empty());
            ElementType coarsest = terms.coarsest();
            if (own.verdict() != Verdict.OUTSIDE || coarsest == ElementType.FLOAT) {
                return own;
            }
            return judgement.apply(Optional.of(coarsest)).verdict() == Verdict.OUTSIDE
                    ? own
                    : own.inconclusive("The model also computes in " + coarsest
                            + ", whose rounding could turn the choice; that of the numbers' own type cannot");
        }

        MarginAllowance allowance(String name, Tensor numbers, Optional<ElementType> coarser) {
            if (coarser.isPresent()) {
                return MarginAllowance.of(numbers, coarser.get());
            }
            return terms.covering()
                    .flatMap(known -> Optional.ofNullable(known.outputs().get(name))
                            .map(measured -> MarginAllowance.measured(
                                    numbers, numbers.type(), measured.across().times(known.safety()))))
                    .orElseGet(() -> MarginAllowance.of(numbers));
        }
    }

    private Optional<Comparison> places(Claimed claim, Map<String, OnnxValue> known) {
        String name = deciding().getFirst();
        boolean top = operator.type().equals("TopK");
        int axis = (int) attribute("axis", top ? -1 : 0);
        return floating(known.get(name))
                .filter(numbers -> axis < numbers.dims().size()
                        && -axis <= numbers.dims().size()
                        && isMadeOf(claim, numbers, axis))
                .map(numbers -> {
                    var along = new MarginJudgement.Along(
                            axis < 0 ? axis + numbers.dims().size() : axis,
                            top ? attribute("largest", 1) == 1 : operator.type().equals("ArgMax"),
                            !top || attribute("sorted", 1) == 1);
                    return claim.judge(coarser -> MarginJudgement.ofIndices(
                            output,
                            claim.value(),
                            claim.recomputed(),
                            numbers,
                            along,
                            claim.allowance(name, numbers, coarser)));
                });
    }

    /** As many are chosen of each line. */
    private static boolean isMadeOf(Claimed claim, Tensor numbers, int axis) {
        int at = axis < 0 ? axis + numbers.dims().size() : axis;
        long length = numbers.dims().get(at);
        long lines = length == 0 ? 0 : numbers.elementCount() / length;
        long chosen = claim.recomputed().elementCount();
        return lines > 0 && chosen % lines == 0 && chosen / lines <= length;
    }

    private Optional<Comparison> comparison(Claimed claim, Map<String, OnnxValue> known) {
        Optional<Tensor> left = side(0, known).filter(side -> side.type().isFloatingPoint());
        Optional<Tensor> right = side(1, known).filter(side -> side.type().isFloatingPoint());
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        List<Long> dims = Broadcast.dims(left.get().dims(), right.get().dims());
        Tensor l = Broadcast.to(left.get(), dims);
        Tensor r = Broadcast.to(right.get(), dims);
        return l.elementCount() != claim.recomputed().elementCount()
                ? Optional.empty()
                : Optional.of(claim.judge(coarser -> MarginJudgement.ofComparisons(
                        output,
                        claim.value(),
                        claim.recomputed(),
                        l,
                        r,
                        claim.allowance(deciding().get(0), left.get(), coarser)
                                .or(claim.allowance(deciding().get(1), right.get(), coarser)))));
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

    private long attribute(String name, long usual) {
        return operator.node().getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .mapToLong(attribute -> attribute.getI())
                .findFirst()
                .orElse(usual);
    }
}
