package dev.reckoner.runtime.explain;

import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.explain.Explanation.Kind;
import dev.reckoner.runtime.onnx.Edit;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.OperatorGraph;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;

/** The values inside a model that could be taken for its output. */
final class InnerValues {
    /** What they may take together, bytes; later ones are nearer to the output and come first. */
    private static final long BYTES = 256L << 20;

    /** So many are listed; all of them count. */
    private static final int LISTED = 5;

    private final Trial trial;
    private final OperatorGraph graph;
    private final Map<String, List<Long>> shapes;

    InnerValues(Trial trial, OperatorGraph graph, Map<String, List<Long>> shapes) {
        this.trial = trial;
        this.graph = graph;
        this.shapes = shapes;
    }

    /** Runs the model for the values of the output's shape, and for what the parts between blocks need. */
    Optional<SequencedMap<String, OnnxValue>> run(Blocks blocks) throws ExecutionException {
        SequencedSet<String> wanted = new LinkedHashSet<>();
        blocks.boundaries().stream().skip(1).forEach(value -> {
            int after = graph.maker(value).orElseThrow() + 1;
            wanted.addAll(graph.liveIn(after, graph.operators().size()));
        });
        wanted.addAll(blocks.boundaries());
        wanted.addAll(candidates());
        wanted.removeIf(value -> graph.maker(value).isEmpty());
        Question question = trial.question();
        OnnxModel exposed = question.model().model().edited(new Edit.Expose(within(wanted)));
        return trial.run(Kind.SKIPPED, "values inside the model", exposed, question.inputs(), question.profile());
    }

    private List<String> candidates() {
        List<Long> dims = trial.answer()
                .recomputed()
                .flatMap(value -> Answer.tensor(value))
                .map(Tensor::dims)
                .orElse(trial.answer().claimed().dims());
        return graph.values().stream()
                .filter(value -> dims.equals(shapes.get(value))
                        && !value.equals(trial.answer().output()))
                .toList()
                .reversed();
    }

    private List<String> within(SequencedSet<String> values) {
        List<String> within = new ArrayList<>();
        long bytes = 0;
        for (String value : values) {
            bytes += shapes.getOrDefault(value, List.of()).stream().reduce(8L, Math::multiplyExact);
            if (bytes <= BYTES) {
                within.add(value);
            }
        }
        return within;
    }

    /** Compares every value of the output's shape, and gives the name of the best if it has to do with the claim. */
    Optional<String> offer(SequencedMap<String, OnnxValue> given, Blocks blocks) {
        Map<Candidate, String> compared = new LinkedHashMap<>();
        boolean areOutputs = blocks.count() > 0
                && blocks.boundaries().getLast().equals(trial.answer().output());
        for (String value : candidates()) {
            OnnxValue inner = given.get(value);
            boolean isBoundary = areOutputs && blocks.boundaries().contains(value);
            if (inner instanceof Tensor tensor
                    && tensor.type() == trial.answer().claimed().type()
                    && !isBoundary) {
                trial.candidate(new Hypothesis(
                                Kind.SKIPPED,
                                label(value),
                                asOutput(trial, inner),
                                trial.question().inputs()))
                        .ifPresent(candidate -> compared.put(candidate, value));
            }
        }
        List<Candidate> best = compared.keySet().stream()
                .sorted(Comparator.comparing(candidate -> candidate.score().relativeL2()))
                .limit(LISTED)
                .toList();
        best.forEach(trial::keep);
        return best.stream()
                .findFirst()
                .filter(candidate -> !candidate.isPrecise() && OtherModels.isRelated(candidate, trial))
                .map(compared::get);
    }

    static String label(String value) {
        return "as far as " + value;
    }

    static SequencedMap<String, OnnxValue> asOutput(Trial trial, OnnxValue value) {
        SequencedMap<String, OnnxValue> outputs = new LinkedHashMap<>();
        outputs.put(trial.answer().output(), value);
        return outputs;
    }
}
