package dev.reckoner.runtime.calibrate;

import dev.reckoner.runtime.compare.ErrorVector;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.onnx.Edit;
import dev.reckoner.runtime.onnx.Operator;
import dev.reckoner.runtime.onnx.OperatorGraph;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;

/**
 * Operators that are measured together. What fails on a device by itself is not measured at all, so that nobody who ran it there
 * is held to what others differ by.
 */
final class OperatorWave {
    /** Drivers are known that wait for ever where hundreds of values are to be read after one run (SwiftShader). */
    private static final int MOST_ON_DEVICE = 32;

    private final Runs runs;
    private final Trace trace;
    private final OperatorGraph graph;
    private final List<Operator> operators;
    private final List<Tour.Stop> stops;
    private final Map<String, Scale> scales = new HashMap<>();
    private final Map<String, ErrorVector> across = new HashMap<>();
    private final Map<String, ErrorVector> reference = new HashMap<>();
    private final Set<Operator> failed = new HashSet<>();

    OperatorWave(Runs runs, Trace trace, OperatorGraph graph, List<Operator> operators, List<Tour.Stop> stops) {
        this.runs = runs;
        this.trace = trace;
        this.graph = graph;
        this.operators = operators;
        this.stops = stops;
    }

    /**
     * Measures.
     *
     * @param part inputs whose traces are held at a time
     * @param share of all waves that is done, by that of this one
     */
    SequencedMap<String, CalibratedOperator> run(
            List<SequencedMap<String, OnnxValue>> inputs, int part, DoubleUnaryOperator share)
            throws ExecutionException {
        List<String> values = trace.values(operators);
        var first = trace.tried(values, inputs.getFirst());
        List<CutModel> cuts = first.isEmpty() ? List.of() : cuts(operators, first);
        Optional<DoubleReference> exact = DoubleReference.of(runs, graph, cuts, first, stops.getFirst());
        for (int from = 0; from < inputs.size() && !cuts.isEmpty(); from += part) {
            runs.report(Stage.OPERATORS, share.applyAsDouble((double) from / inputs.size()), "operators");
            List<SequencedMap<String, OnnxValue>> traces = new ArrayList<>();
            for (SequencedMap<String, OnnxValue> input : inputs.subList(from, Math.min(inputs.size(), from + part))) {
                traces.add(trace.of(values, input));
            }
            traces.forEach(this::size);
            for (CutModel cut : cuts) {
                compare(cut, traces);
            }
            if (exact.isPresent()) {
                compare(exact.get(), traces);
            }
        }
        return found(cuts);
    }

    private void size(SequencedMap<String, OnnxValue> one) {
        operators.forEach(operator -> operator.outputs().forEach(name -> {
            if (one.get(name) instanceof Tensor tensor) {
                scales.computeIfAbsent(name, fresh -> new Scale()).add(tensor);
            }
        }));
    }

    /** The operators that run on their own; where they do not all do so together, those of each half that do. */
    private List<CutModel> cuts(List<Operator> some, Map<String, OnnxValue> values) throws ExecutionException {
        String why = "an input of it cannot be handed over";
        Optional<CutModel> cut = CutModel.of(runs.model(), graph, some, values);
        try {
            if (cut.isPresent()) {
                runs.needed(cut.get().model(), cut.get().inputs(values), stops.getFirst());
                return List.of(cut.get());
            }
        } catch (ExecutionException failure) {
            Runs.refuseCancelled(failure);
            why = failure.getMessage();
        }
        if (some.size() == 1) {
            runs.leave("The operator " + some.getFirst().name() + " was not measured: " + why);
            return List.of();
        }
        List<CutModel> both = new ArrayList<>(cuts(some.subList(0, some.size() / 2), values));
        both.addAll(cuts(some.subList(some.size() / 2, some.size()), values));
        return both;
    }

    private void compare(CutModel cut, List<SequencedMap<String, OnnxValue>> traces) throws ExecutionException {
        List<List<SequencedMap<String, OnnxValue>>> seen = new ArrayList<>(List.of(traces));
        for (Tour.Stop stop : stops) {
            List<SequencedMap<String, OnnxValue>> own = made(cut, traces, stop);
            for (List<SequencedMap<String, OnnxValue>> other : seen) {
                for (int i = 0; i < own.size(); i++) {
                    include(across, own.get(i), other.get(i));
                }
            }
            seen.add(own);
        }
    }

    /** What the operators make of each trace; those that fail, or whose device is lost, make nothing. */
    private List<SequencedMap<String, OnnxValue>> made(
            CutModel cut, List<SequencedMap<String, OnnxValue>> traces, Tour.Stop stop) throws ExecutionException {
        if (!stop.isProcessor() && cut.operators().size() > MOST_ON_DEVICE) {
            return parts(cut, traces, stop);
        }
        List<SequencedMap<String, OnnxValue>> own = new ArrayList<>();
        try {
            for (SequencedMap<String, OnnxValue> one : traces) {
                own.add(named(runs.needed(cut.model(), cut.inputs(one), stop).outputs()));
            }
            return own;
        } catch (ExecutionException failure) {
            Runs.refuseCancelled(failure);
            if (!runs.isLost(stop.machine()) && cut.operators().size() > 1) {
                return parts(cut, traces, stop);
            }
            if (!runs.isLost(stop.machine())) {
                fail(cut.operators().getFirst(), stop, failure.getMessage());
            }
            return nothing(traces);
        }
    }

    private List<SequencedMap<String, OnnxValue>> parts(
            CutModel cut, List<SequencedMap<String, OnnxValue>> traces, Tour.Stop stop) throws ExecutionException {
        List<SequencedMap<String, OnnxValue>> both = nothing(traces);
        int half = cut.operators().size() / 2;
        for (List<Operator> some : List.of(
                cut.operators().subList(0, half),
                cut.operators().subList(half, cut.operators().size()))) {
            Optional<CutModel> part = CutModel.of(runs.model(), graph, some, traces.getFirst());
            if (part.isEmpty()) {
                some.forEach(operator -> fail(operator, stop, "an input of it cannot be handed over"));
                continue;
            }
            List<SequencedMap<String, OnnxValue>> own = made(part.get(), traces, stop);
            for (int i = 0; i < both.size(); i++) {
                both.get(i).putAll(own.get(i));
            }
        }
        return both;
    }

    private void fail(Operator operator, Tour.Stop stop, String why) {
        failed.add(operator);
        runs.leave("The operator " + operator.name() + " was not measured, since it fails with " + stop.words() + ": "
                + why);
    }

    private static List<SequencedMap<String, OnnxValue>> nothing(List<SequencedMap<String, OnnxValue>> traces) {
        List<SequencedMap<String, OnnxValue>> nothing = new ArrayList<>();
        traces.forEach(trace -> nothing.add(new LinkedHashMap<>()));
        return nothing;
    }

    private static SequencedMap<String, OnnxValue> named(SequencedMap<String, OnnxValue> outputs) {
        SequencedMap<String, OnnxValue> named = new LinkedHashMap<>();
        outputs.forEach((name, value) ->
                named.put(name.substring(Edit.Cut.outputName("").length()), value));
        return named;
    }

    private void compare(DoubleReference exact, List<SequencedMap<String, OnnxValue>> traces)
            throws ExecutionException {
        for (SequencedMap<String, OnnxValue> one : traces) {
            include(reference, one, exact.run(runs, one, stops.getFirst()));
        }
    }

    private void include(Map<String, ErrorVector> errors, Map<String, OnnxValue> one, Map<String, OnnxValue> other) {
        other.forEach((name, value) -> {
            Scale scale = scales.get(name);
            if (scale != null
                    && value instanceof Tensor b
                    && one.get(name) instanceof Tensor a
                    && a.type() == b.type()
                    && a.dims().equals(b.dims())) {
                ErrorVector error = a.equals(b) ? ErrorVector.ZERO : ErrorVector.of(a, b, scale.scale());
                errors.merge(name, error, ErrorVector::max);
            }
        });
    }

    private SequencedMap<String, CalibratedOperator> found(List<CutModel> cuts) {
        SequencedMap<String, CalibratedOperator> found = new LinkedHashMap<>();
        for (CutModel cut : cuts) {
            for (Operator operator : cut.operators()) {
                if (failed.contains(operator)) {
                    continue;
                }
                operator.outputs()
                        .forEach(name -> calibrated(operator, name).ifPresent(measured -> found.put(name, measured)));
            }
        }
        return found;
    }

    private Optional<CalibratedOperator> calibrated(Operator operator, String value) {
        ErrorVector measured = across.get(value);
        Scale scale = scales.get(value);
        if (measured == null || scale == null) {
            return Optional.empty();
        }
        Optional<ErrorVector> exact = Optional.ofNullable(reference.get(value)).filter(ErrorVector::allFinite);
        if (!measured.allFinite()) {
            runs.leave("The value " + value + " was infinite or no number in some runs only.");
            return Optional.empty();
        }
        return Optional.of(new CalibratedOperator(
                operator.index(), operator.type(), measured, exact, scale.scale(), scale.largest()));
    }
}
