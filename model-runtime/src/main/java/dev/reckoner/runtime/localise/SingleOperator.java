package dev.reckoner.runtime.localise;

import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.localise.bound.Application;
import dev.reckoner.runtime.localise.bound.Arithmetic;
import dev.reckoner.runtime.localise.bound.Runs;
import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.Operator;
import dev.reckoner.runtime.tensor.OnnxValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Judges a single operator by what rounding may do to it on both sides, where no more than its own values are at hand. */
public final class SingleOperator {
    private final OnnxModel model;
    private final OutputJudge judge;
    private final Runs runs;

    /**
     * Judges operators of a model.
     *
     * @param claimed how the machine of the claim computes
     * @param runs runs them on other inputs, for bounds that need it
     */
    public SingleOperator(OnnxModel model, Arithmetic claimed, Runs runs) {
        this.model = model;
        this.judge = new OutputJudge(LocaliserSettings.ordinary().madeOn(claimed));
        this.runs = runs;
    }

    /**
     * What one output of an operator comes to.
     *
     * @param verdict step of the ladder; INCONCLUSIVE where nothing bounds it
     * @param suspicious true if nothing bounds it and it differs by more than the default tolerance of its type
     */
    public record Judged(Verdict verdict, boolean suspicious) {}

    /**
     * Judges the outputs that were claimed.
     *
     * @param inputs what is claimed to have gone in, by name; weights need not be among it
     * @param recomputed what comes out here, by name
     * @param claimed what is claimed to have come out, by name
     * @throws ModelException if a weight cannot be read
     */
    public SequencedMap<String, Judged> judge(
            Operator operator,
            Map<String, OnnxValue> inputs,
            Map<String, OnnxValue> recomputed,
            SequencedMap<String, OnnxValue> claimed)
            throws ModelException {
        List<String> outputs = operator.node().getOutputList();
        Application application = new Application(
                operator.node(),
                opset(operator),
                inputs(operator, inputs),
                outputs.stream()
                        .map(name -> Optional.ofNullable(recomputed.get(name)))
                        .toList(),
                outputs.stream()
                        .map(name -> Optional.ofNullable(claimed.get(name)))
                        .toList(),
                runs);
        SequencedMap<String, Judged> judged = new LinkedHashMap<>();
        claimed.forEach((name, value) -> {
            OnnxValue here = recomputed.get(name);
            if (here != null) {
                OutputError error = judge.judge(application, outputs.indexOf(name), name, value, here);
                judged.put(name, new Judged(error.verdict(), error.suspicious()));
            }
        });
        return judged;
    }

    private long opset(Operator operator) {
        String domain = operator.node().getDomain();
        return model.opsetImports().getOrDefault(domain.isEmpty() ? "ai.onnx" : domain, 1L);
    }

    private List<Optional<OnnxValue>> inputs(Operator operator, Map<String, OnnxValue> given) throws ModelException {
        List<Optional<OnnxValue>> inputs = new ArrayList<>();
        for (String name : operator.node().getInputList()) {
            OnnxValue value = given.get(name);
            if (name.isEmpty()) {
                inputs.add(Optional.empty());
            } else {
                inputs.add(value == null ? model.initializer(name).map(OnnxValue.class::cast) : Optional.of(value));
            }
        }
        return inputs;
    }
}
