package dev.reckoner.runtime.calibrate;

import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.onnx.Edit;
import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.Operator;
import dev.reckoner.runtime.onnx.OperatorGraph;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * Operators of single precision computed in double precision on the same inputs, and rounded: as close to the exact result as
 * single precision comes. It stands for another honest kernel where a machine has only one.
 */
final class DoubleReference {
    private final OnnxModel model;
    private final CutModel cut;

    private DoubleReference(OnnxModel model, CutModel cut) {
        this.model = model;
        this.cut = cut;
    }

    /** Of those operators that the runtime can compute in double precision; empty where there is none. */
    static Optional<DoubleReference> of(
            Runs runs, OperatorGraph graph, List<CutModel> cuts, Map<String, OnnxValue> values, Tour.Stop stop)
            throws ExecutionException {
        Map<String, Boolean> kinds = new HashMap<>();
        List<Operator> able = new ArrayList<>();
        for (CutModel cut : cuts) {
            for (Operator operator : cut.operators()) {
                String kind = kind(operator, values);
                Boolean known = kinds.get(kind);
                if (known == null) {
                    known = doubled(runs, graph, List.of(operator), values, stop)
                            .isPresent();
                    kinds.put(kind, known);
                }
                if (known) {
                    able.add(operator);
                }
            }
        }
        return able.isEmpty() ? Optional.empty() : doubled(runs, graph, able, values, stop);
    }

    /** Operators that differ in nothing but names and sizes. */
    private static String kind(Operator operator, Map<String, OnnxValue> values) {
        return operator.type()
                + operator.node().getAttributeList()
                + operator.node().getInputList().stream()
                        .map(name -> values.get(name) instanceof Tensor tensor
                                ? tensor.type() + "/" + tensor.dims().size()
                                : name.isEmpty() ? "none" : "weight")
                        .collect(Collectors.joining(","));
    }

    private static Optional<DoubleReference> doubled(
            Runs runs, OperatorGraph graph, List<Operator> operators, Map<String, OnnxValue> values, Tour.Stop stop)
            throws ExecutionException {
        boolean single = operators.stream()
                .flatMap(operator -> operator.outputs().stream())
                .allMatch(name -> values.get(name) instanceof Tensor tensor && tensor.type() == ElementType.FLOAT);
        Optional<CutModel> cut = single ? CutModel.of(runs.model(), graph, operators, values) : Optional.empty();
        try {
            Optional<OnnxModel> wide =
                    cut.isEmpty() ? Optional.empty() : DoubleModel.of(cut.get().model());
            if (wide.isEmpty()) {
                return Optional.empty();
            }
            DoubleReference reference = new DoubleReference(wide.get(), cut.get());
            reference.run(runs, values, stop);
            return Optional.of(reference);
        } catch (ExecutionException unable) {
            Runs.refuseCancelled(unable);
            return Optional.empty();
        } catch (ModelException unable) {
            return Optional.empty();
        }
    }

    /** What the operators give, rounded to single precision, by the names that the values have in the model. */
    Map<String, OnnxValue> run(Runs runs, Map<String, OnnxValue> values, Tour.Stop stop) throws ExecutionException {
        SequencedMap<String, OnnxValue> inputs = new LinkedHashMap<>(cut.inputs(values));
        inputs.replaceAll((name, value) ->
                value instanceof Tensor tensor && tensor.type() == ElementType.FLOAT ? wide(tensor) : value);
        Map<String, OnnxValue> outputs = new HashMap<>();
        runs.needed(model, inputs, stop).outputs().forEach((name, value) -> {
            if (value instanceof Tensor tensor && tensor.type() == ElementType.DOUBLE) {
                outputs.put(name.substring(Edit.Cut.outputName("").length()), narrow(tensor));
            }
        });
        return outputs;
    }

    private static Tensor wide(Tensor tensor) {
        double[] numbers = new double[Math.toIntExact(tensor.elementCount())];
        java.util.Arrays.setAll(numbers, tensor::doubleAt);
        return Tensor.ofDoubles(tensor.dims(), numbers);
    }

    private static Tensor narrow(Tensor tensor) {
        float[] numbers = new float[Math.toIntExact(tensor.elementCount())];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) tensor.doubleAt(i);
        }
        return Tensor.ofFloats(tensor.dims(), numbers);
    }
}
