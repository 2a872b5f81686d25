package dev.reckoner.runtime.localise;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.runtime.localise.OperatorJudge.Judged;
import dev.reckoner.runtime.localise.bound.NodeRuns;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.Operator;
import dev.reckoner.runtime.onnx.OperatorGraph;
import dev.reckoner.runtime.tensor.OnnxValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One search for a guilty operator: wave by wave, so that claimed, own and recomputed values of a wave fit side by side. */
final class Localising {
    /** Claimed, own and recomputed. */
    private static final int COPIES = 3;

    private final Reexecutor reexecutor;
    private final TracedClaim claim;
    private final OnnxModel written;
    private final Cancellation cancellation;
    private final long waveBytes;
    private final OperatorGraph graph;
    private final ClaimedValues claimed;
    private final TraceWalk walk;
    private final Pace pace;
    private final OperatorJudge judge;
    private final Set<String> same;

    /**
     * A search.
     *
     * @param written the model of the claim, or what came of writing it out
     */
    Localising(
            Reexecutor reexecutor,
            LocaliserSettings settings,
            TracedClaim claim,
            OnnxModel written,
            Cancellation cancellation) {
        this.reexecutor = reexecutor;
        this.claim = claim;
        this.cancellation = cancellation;
        this.waveBytes = Math.max(1, settings.memoryBytes() / COPIES);
        this.written = written;
        this.graph = OperatorGraph.of(written);
        this.claimed = new ClaimedValues(claim);
        this.walk = new TraceWalk(reexecutor, written, graph, claim.inputs(), cancellation);
        this.pace = new Pace(waveBytes);
        this.judge = new OperatorJudge(
                written,
                claimed,
                new OutputJudge(settings),
                new NodeRuns(reexecutor, written.irVersion(), cancellation),
                settings.claimed().amongOthers());
        this.same = new HashSet<>(claim.inputs().keySet());
    }

    Localisation run(Localiser.Progress progress) throws ExecutionException, IOException {
        List<Contradiction> contradictions = TraceContradictions.of(claim);
        List<Judged> judged = new ArrayList<>();
        claim.trace().expect(List.copyOf(graph.values()));
        while (!walk.isDone()) {
            judged.addAll(wave());
            progress.done(judged.size(), graph.operators().size());
        }
        Folded folded = new Folded(judged, graph, OperatorGraph.of(claim.model()));
        return Conclusion.of(folded.operators(), contradictions, folded.inside());
    }

    private List<Judged> wave() throws ExecutionException, IOException {
        int from = walk.position();
        int to = end(from);
        Map<String, OnnxValue> own = new HashMap<>(walk.live());
        Map<String, OnnxValue> made = walk.advance(to);
        own.putAll(made);
        pace.took(walk.position() - from, ValueBytes.each(made.values()));
        List<Operator> operators = graph.operators().subList(from, walk.position());
        Wave wave = new Wave(graph, claimed, own, same);
        wave.run(operators, new LocalRun(reexecutor, written, graph, cancellation));
        List<Judged> judged = new ArrayList<>();
        for (Operator operator : operators) {
            judged.add(judge.judge(operator, wave));
        }
        claimed.forget(graph.liveIn(walk.position(), graph.operators().size()));
        return judged;
    }

    /** As many operators as are claimed to make what fits; of those whose results are not claimed as much as those before. */
    private int end(int from) throws IOException {
        double bytes = 0;
        int to = from;
        while (to < graph.operators().size()) {
            bytes += expected(graph.operators().get(to));
            if (bytes > waveBytes && to > from) {
                return to;
            }
            to++;
        }
        return to;
    }

    private double expected(Operator operator) throws IOException {
        double bytes = 0;
        boolean isWhole = true;
        for (String name : operator.outputs()) {
            Optional<OnnxValue> value = claimed.claimed(name);
            bytes += value.map(ValueBytes::of).orElse(0L);
            isWhole &= value.isPresent();
        }
        return isWhole ? bytes : Math.max(bytes, pace.expected());
    }
}
