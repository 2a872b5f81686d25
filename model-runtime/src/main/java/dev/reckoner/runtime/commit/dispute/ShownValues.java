package dev.reckoner.runtime.commit.dispute;

import dev.reckoner.runtime.commit.CommitmentTree;
import dev.reckoner.runtime.commit.Hash;
import dev.reckoner.runtime.commit.Opening;
import dev.reckoner.runtime.commit.OpeningFault;
import dev.reckoner.runtime.commit.TracePosition;
import dev.reckoner.runtime.onnx.OperatorGraph;
import dev.reckoner.runtime.tensor.OnnxValue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;

/** The values of the trace that the proposer has shown, each with its proof, and the inputs that both sides know. */
final class ShownValues {
    private final DisputedRun run;
    private final OperatorGraph graph;
    private final CommitmentTree tree;
    private final List<TracePosition> positions;
    private final Map<String, Integer> leaves = new HashMap<>();
    private final Map<String, OnnxValue> values = new HashMap<>();

    ShownValues(DisputedRun run, OperatorGraph graph, CommitmentTree tree) {
        this.run = run;
        this.graph = graph;
        this.tree = tree;
        positions = TracePosition.of(graph);
        for (int i = 0; i < positions.size(); i++) {
            leaves.put(positions.get(i).name(), i);
        }
        values.putAll(run.inputs());
    }

    /** The leaves that must be shown before the parts can be looked at. */
    List<Integer> lacking(List<Interval> parts) {
        Set<Integer> lacking = new TreeSet<>();
        for (Interval part : parts) {
            for (String name : seams(part)) {
                if (!values.containsKey(name)) {
                    lacking.add(leaves.get(name));
                }
            }
        }
        return List.copyOf(lacking);
    }

    private Set<String> seams(Interval part) {
        Set<String> seams = new HashSet<>(graph.liveIn(part.from(), part.to()));
        seams.addAll(graph.liveOut(part.from(), part.to()));
        return seams;
    }

    /** Takes what is shown; the outcome if that already decides. */
    Optional<DisputeOutcome> take(Question asked, Answer answer) {
        for (int i = 0; i < asked.leaves().size(); i++) {
            int leaf = asked.leaves().get(i);
            TracePosition position = positions.get(leaf);
            Optional<OpeningFault> fault = i < answer.openings().size()
                    ? fault(answer.openings().get(i), position, leaf)
                    : Optional.of(OpeningFault.MISSING);
            if (fault.isPresent()) {
                return Optional.of(new DisputeOutcome.Forfeited(asked.round(), position.name(), fault.get()));
            }
            Opening opening = answer.openings().get(i).orElseThrow();
            Hash claimed = run.outputs().get(position.name());
            if (claimed != null && !claimed.equals(opening.leaf().value())) {
                return Optional.of(new DisputeOutcome.OtherAnswer(asked.round(), position.name()));
            }
            values.put(position.name(), opening.value());
        }
        return Optional.empty();
    }

    private Optional<OpeningFault> fault(Optional<Opening> opening, TracePosition position, int leaf) {
        return opening.isEmpty()
                ? Optional.of(OpeningFault.MALFORMED)
                : opening.get().fault(position, leaf, positions.size(), run.trace(), tree);
    }

    /** What the proposer says went into a part. */
    SequencedMap<String, OnnxValue> inputsOf(Interval part) {
        SequencedMap<String, OnnxValue> inputs = new LinkedHashMap<>();
        graph.liveIn(part.from(), part.to()).forEach(name -> inputs.put(name, value(name)));
        return inputs;
    }

    /** A value that was shown. */
    OnnxValue value(String name) {
        OnnxValue value = values.get(name);
        if (value == null) {
            throw new IllegalStateException(name + " was not shown");
        }
        return value;
    }

    /** Forgets what lies outside the interval. */
    void keepFor(Interval interval) {
        Set<String> needed = seams(interval);
        needed.addAll(run.inputs().keySet());
        values.keySet().retainAll(needed);
    }
}
