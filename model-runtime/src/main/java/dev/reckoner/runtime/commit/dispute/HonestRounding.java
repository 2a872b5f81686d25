package dev.reckoner.runtime.commit.dispute;

import dev.reckoner.runtime.commit.CommitException;
import dev.reckoner.runtime.commit.dispute.Consistency.Finding.Kind;
import dev.reckoner.runtime.compare.Comparison;
import dev.reckoner.runtime.compare.ValueComparator;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.localise.SingleOperator;
import dev.reckoner.runtime.localise.SingleOperator.Judged;
import dev.reckoner.runtime.localise.bound.Arithmetic;
import dev.reckoner.runtime.localise.bound.Runs;
import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.Operator;
import dev.reckoner.runtime.onnx.OperatorGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

/**
 * Allows what honest machines differ by. A single operator is held to its bound, once for either machine, and nothing else accuses
 * anybody. Of a longer part no bound is tight enough to mean anything, so it is only measured: which one is furthest off.
 */
public final class HonestRounding implements Consistency {
    private final OperatorGraph graph;
    private final SingleOperator operators;

    /**
     * Judges parts of a model.
     *
     * @param theirs how the machine of the trace computes
     * @param runs runs operators on other inputs, for bounds that need it
     */
    public HonestRounding(OnnxModel model, Arithmetic theirs, Runs runs) {
        graph = OperatorGraph.of(model);
        operators = new SingleOperator(model, theirs, runs);
    }

    @Override
    public Finding look(Seen seen) throws CommitException {
        List<String> differing = seen.differing();
        if (differing.isEmpty()) {
            return Finding.SAME;
        }
        return seen.part().size() == 1 ? ofOperator(seen) : new Finding(Kind.DIFFERS, distance(seen), differing);
    }

    private Finding ofOperator(Seen seen) throws CommitException {
        Operator operator = graph.operators().get(seen.part().from());
        List<String> outside = new ArrayList<>();
        List<String> suspicious = new ArrayList<>();
        judge(operator, seen).forEach((name, judged) -> {
            if (judged.verdict() == Verdict.OUTSIDE) {
                outside.add(name);
            } else if (judged.suspicious()) {
                suspicious.add(name);
            }
        });
        if (!outside.isEmpty()) {
            return new Finding(Kind.CONTRADICTS, distance(seen), outside);
        }
        return suspicious.isEmpty() ? Finding.SAME : new Finding(Kind.UNDECIDED, distance(seen), suspicious);
    }

    private SequencedMap<String, Judged> judge(Operator operator, Seen seen) throws CommitException {
        try {
            return operators.judge(operator, seen.inputs(), seen.recomputed(), seen.claimed());
        } catch (ModelException e) {
            throw new CommitException("TC-WEIGHT", String.valueOf(e.getMessage()), e);
        }
    }

    /** Norm of the difference over the norm of what comes out here, of the value that is furthest off. */
    private static double distance(Seen seen) {
        double furthest = Double.MIN_VALUE;
        for (String name : seen.differing()) {
            var here = seen.recomputed().get(name);
            var there = seen.claimed().get(name);
            if (here == null || there == null) {
                return Double.POSITIVE_INFINITY;
            }
            for (Comparison each : ValueComparator.compare(name, there, here)) {
                furthest = Math.max(furthest, distance(each));
            }
        }
        return furthest;
    }

    /** Texts, other shapes and what is no number have no distance that could be measured. */
    private static double distance(Comparison comparison) {
        boolean measured = comparison.relativeL2() > 0 && comparison.nonFiniteMismatches() == 0;
        if (measured) {
            return comparison.relativeL2();
        }
        return comparison.verdict() == Verdict.OUTSIDE ? Double.POSITIVE_INFINITY : 0;
    }
}
