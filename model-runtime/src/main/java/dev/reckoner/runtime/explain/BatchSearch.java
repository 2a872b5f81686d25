package dev.reckoner.runtime.explain;

import dev.reckoner.runtime.compare.ErrorVector;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.explain.Explanation.Kind;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** One model run on batches. Where company changes nothing, one batch is enough to know it. */
final class BatchSearch {
    /** So many other claims are put together at the most. */
    private static final int COMPANY = 7;

    private final Trial trial;
    private final Kind kind;
    private final String prefix;
    private final OnnxModel model;
    private final ExecutionProfile profile;
    private final SequencedMap<String, OnnxValue> inputs;
    private final Tensor alone;
    private final List<OtherClaim> others;

    /**
     * @param prefix what comes before the batch in a label
     * @param alone what the model gives for the claim on its own
     */
    BatchSearch(Trial trial, Kind kind, String prefix, OnnxModel model, ExecutionProfile profile, Tensor alone) {
        this.trial = trial;
        this.kind = kind;
        this.prefix = prefix;
        this.model = model;
        this.profile = profile;
        this.alone = alone;
        inputs = trial.question().inputs();
        others = trial.question().others().stream()
                .filter(other -> Batch.of(inputs, List.of(other.inputs()), 0).isPresent())
                .limit(COMPANY)
                .toList();
    }

    void tryAll() throws ExecutionException {
        rowByRow();
        if (others.isEmpty() || !matters(others)) {
            return;
        }
        for (OtherClaim other : others) {
            test(List.of(other), 0);
        }
        for (int count = 2; count < others.size(); count++) {
            test(others.subList(0, count), 0);
        }
        places();
    }

    /** Most models give the same wherever a row stands; some sum in another order. */
    private void places() throws ExecutionException {
        Optional<Candidate> last = test(others, others.size());
        boolean isSame = last.isPresent()
                && trial.candidates().stream()
                        .anyMatch(each -> !each.equals(last.get())
                                && each.score().equals(last.get().score()));
        for (int place = 1; !isSame && place < others.size(); place++) {
            test(others, place);
        }
    }

    private boolean matters(List<OtherClaim> company) throws ExecutionException {
        Optional<Hypothesis> together = inBatch(company, 0);
        together.ifPresent(trial::offer);
        return together.flatMap(trial::value)
                .filter(value -> ErrorVector.of(value, alone).relativeL2() > Score.HONEST)
                .isPresent();
    }

    private Optional<Candidate> test(List<OtherClaim> company, int place) throws ExecutionException {
        return inBatch(company, place).flatMap(trial::offer);
    }

    private Optional<Hypothesis> inBatch(List<OtherClaim> company, int place) throws ExecutionException {
        Optional<Batch> batch =
                Batch.of(inputs, company.stream().map(OtherClaim::inputs).toList(), place);
        if (batch.isEmpty()) {
            trial.refuse();
            return Optional.empty();
        }
        String label = label(company, place);
        Batch all = batch.get();
        var adapted = InputNames.adapted(all.inputs(), model);
        if (adapted.isEmpty()) {
            trial.refuse();
            return Optional.empty();
        }
        return trial.run(kind, label, model, adapted.get(), profile)
                .map(outputs -> new Hypothesis(kind, label, all.own(outputs), all.own(all.inputs())));
    }

    private String label(List<OtherClaim> company, int place) {
        String with = company.size() == 1
                ? company.getFirst().label()
                : company.size() + " others (" + company.getFirst().label() + " to "
                        + company.getLast().label() + ")";
        String at = place == 0 ? "" : ", in place " + (place + 1);
        return prefix + "a batch with " + with + at;
    }

    /** A claim of several rows, each of them run on its own. */
    private void rowByRow() throws ExecutionException {
        Optional<Tensor> first = Answer.tensor(inputs.firstEntry().getValue());
        long rows = first.filter(tensor -> tensor.dims().size() > 1)
                .map(tensor -> tensor.dims().getFirst())
                .orElse(0L);
        if (rows < 2 || rows > COMPANY + 1) {
            return;
        }
        String label = prefix + "batches of one row each";
        List<SequencedMap<String, OnnxValue>> parts = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            Batch one = new Batch(inputs, row, 1, (int) rows);
            trial.run(kind, label, model, one.own(inputs), profile).ifPresent(parts::add);
        }
        if (parts.size() == rows) {
            trial.offer(new Hypothesis(kind, label, joined(parts), inputs));
        }
    }

    private static SequencedMap<String, OnnxValue> joined(List<SequencedMap<String, OnnxValue>> parts) {
        SequencedMap<String, OnnxValue> joined = new LinkedHashMap<>();
        for (Map.Entry<String, OnnxValue> output : parts.getFirst().entrySet()) {
            List<Tensor> tensors = new ArrayList<>();
            parts.forEach(part -> Answer.tensor(part.get(output.getKey()))
                    .filter(tensor -> !tensor.dims().isEmpty() && tensor.type().bits() >= 8)
                    .ifPresent(tensors::add));
            if (tensors.size() == parts.size()) {
                joined.put(output.getKey(), Shapes.stacked(tensors));
            }
        }
        return joined;
    }
}
