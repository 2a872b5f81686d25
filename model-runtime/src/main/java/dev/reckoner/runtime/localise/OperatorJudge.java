package dev.reckoner.runtime.localise;

import dev.reckoner.runtime.compare.Comparison;
import dev.reckoner.runtime.compare.ValueComparator;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.localise.bound.Application;
import dev.reckoner.runtime.localise.bound.Runs;
import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.Operator;
import dev.reckoner.runtime.tensor.OnnxValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sets what an operator makes of the claimed values against what is claimed of it. */
final class OperatorJudge {
    private static final String ALL_SAME = "From the claimed inputs it gives what was claimed, bit for bit.";

    private final OnnxModel model;
    private final ClaimedValues claimed;
    private final OutputJudge outputs;
    private final Runs runs;
    private final boolean amongOthers;

    /**
     * A judge.
     *
     * @param amongOthers true if rows that are not known may have been in the batch
     */
    OperatorJudge(OnnxModel model, ClaimedValues claimed, OutputJudge outputs, Runs runs, boolean amongOthers) {
        this.model = model;
        this.claimed = claimed;
        this.outputs = outputs;
        this.runs = runs;
        this.amongOthers = amongOthers;
    }

    /**
     * What came of one operator.
     *
     * @param error for the result
     * @param checked true if something decided on this operator alone
     * @param claimed true if anything that it makes is claimed
     * @param suspicion operators of which one may be guilty, where nothing decided but the difference is large
     */
    record Judged(OperatorError error, boolean checked, boolean claimed, Optional<Stretch> suspicion) {}

    Judged judge(Operator operator, Wave wave) throws IOException {
        Optional<String> obstacle = wave.obstacle(operator);
        if (obstacle.isPresent()) {
            return undecided(operator, wave, obstacle.get());
        }
        List<String> comparable = new ArrayList<>();
        boolean exact = true;
        for (String name : operator.outputs()) {
            Optional<OnnxValue> claim = claimed.claimed(name);
            Optional<OnnxValue> here = wave.recomputed(name);
            if (claim.isPresent() && here.isPresent()) {
                comparable.add(name);
                exact &= claim.get().equals(here.get());
            }
        }
        if (comparable.isEmpty()) {
            return undecided(operator, wave, "The trace lacks what it makes.");
        }
        if (exact) {
            OutputError same = OutputError.exact(comparable.getFirst(), ALL_SAME);
            return new Judged(error(operator, wave, same), true, true, Optional.empty());
        }
        return differing(operator, wave, comparable);
    }

    private boolean isClaimed(Operator operator) throws IOException {
        for (String name : operator.outputs()) {
            if (claimed.claimed(name).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private Judged undecided(Operator operator, Wave wave, String why) throws IOException {
        String value = operator.outputs().isEmpty() ? "" : operator.outputs().getFirst();
        OutputError none = OutputError.undecided(value, Double.NaN, why, false);
        return new Judged(error(operator, wave, none), false, isClaimed(operator), Optional.empty());
    }

    private Judged differing(Operator operator, Wave wave, List<String> comparable) throws IOException {
        boolean alone = wave.gap(operator).isEmpty() && comparable.stream().noneMatch(claimed::isOutsideTrace);
        Application application = alone ? application(operator, wave) : null;
        OutputError worst = OutputError.exact(comparable.getFirst(), ALL_SAME);
        boolean suspicious = false;
        for (String name : comparable) {
            OnnxValue claim = claimed.claimed(name).orElseThrow();
            OnnxValue here = wave.recomputed(name).orElseThrow();
            OutputError one = application == null
                    ? together(name, claim, here, wave.gap(operator).isPresent())
                    : outputs.judge(application, operator.node().getOutputList().indexOf(name), name, claim, here);
            OutputError shown = amongOthers ? HiddenScale.without(operator.type(), one, claim, here) : one;
            worst = worst.worse(shown);
            suspicious |= shown.suspicious();
        }
        Optional<Stretch> suspicion = suspicious
                ? Optional.of(new Stretch(wave.gap(operator).orElse(operator.index()), operator.index()))
                : Optional.empty();
        return new Judged(
                error(operator, wave, worst), alone && worst.verdict() != Verdict.INCONCLUSIVE, true, suspicion);
    }

    /** Several operators at once, or a final output that the trace does not have: only the default tolerance of its type. */
    private static OutputError together(String name, OnnxValue claim, OnnxValue here, boolean gap) {
        if (claim.equals(here)) {
            return OutputError.exact(name, ALL_SAME);
        }
        Comparison comparison = ValueComparator.compare(name, claim, here).getFirst();
        String why = gap
                ? "it is checked together with operators before it, whose results the trace lacks"
                : "the trace lacks it, and the claimed output may come of fused operators";
        String reason =
                "It differs; " + why + ", so only the default tolerance of its type is there: " + comparison.reason();
        return OutputError.undecided(name, comparison.maxAbsolute(), reason, comparison.verdict() == Verdict.OUTSIDE);
    }

    private OperatorError error(Operator operator, Wave wave, OutputError output) throws IOException {
        Optional<OnnxValue> claim = output.value().isEmpty() ? Optional.empty() : claimed.claimed(output.value());
        Optional<OnnxValue> own = wave.own(output.value());
        double drift = claim.isPresent() && own.isPresent() ? Drift.of(claim.get(), own.get()) : Double.NaN;
        return new OperatorError(
                operator.index(),
                operator.type(),
                operator.name(),
                output.value(),
                output.verdict(),
                output.localError(),
                output.bound(),
                output.multiple(),
                drift,
                output.reason());
    }

    private Application application(Operator operator, Wave wave) throws IOException {
        List<Optional<OnnxValue>> inputs = new ArrayList<>();
        for (String name : operator.node().getInputList()) {
            inputs.add(name.isEmpty() ? Optional.empty() : input(name));
        }
        List<Optional<OnnxValue>> here = new ArrayList<>();
        List<Optional<OnnxValue>> there = new ArrayList<>();
        for (String name : operator.node().getOutputList()) {
            here.add(wave.recomputed(name));
            there.add(name.isEmpty() ? Optional.empty() : claimed.claimed(name));
        }
        String domain = operator.node().getDomain();
        long opset = model.opsetImports().getOrDefault(domain.isEmpty() ? "ai.onnx" : domain, 1L);
        return new Application(operator.node(), opset, inputs, here, there, runs);
    }

    private Optional<OnnxValue> input(String name) throws IOException {
        Optional<OnnxValue> value = claimed.known(name);
        if (value.isPresent()) {
            return value;
        }
        try {
            return model.initializer(name).map(OnnxValue.class::cast);
        } catch (ModelException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
