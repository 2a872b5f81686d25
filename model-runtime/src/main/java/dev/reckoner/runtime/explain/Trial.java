package dev.reckoner.runtime.explain;

import dev.reckoner.runtime.compare.TensorComparator;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionException.Code;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.runtime.explain.Explanation.Kind;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One search: runs models within the budget, and compares what they give with the claimed output. */
final class Trial {
    /** What has an exact arithmetic leaves next to nothing of the divergence. */
    static final double WHOLE = 0.99;

    private final Reexecutor reexecutor;
    private final Question question;
    private final Answer answer;
    private final Cancellation cancellation;
    private final Progress progress;
    private final long end;
    private final List<Candidate> candidates = new ArrayList<>();
    private final Map<Candidate, Source> sources = new IdentityHashMap<>();
    private Form form = Form.PLAIN;
    private Target target;
    private int hypotheses;
    private int refused;
    private int runs;
    private boolean isSpent;

    Trial(Reexecutor reexecutor, Question question, Answer answer, Cancellation cancellation, Progress progress) {
        this.reexecutor = reexecutor;
        this.question = question;
        this.answer = answer;
        this.cancellation = cancellation;
        this.progress = progress;
        end = System.nanoTime() + question.budget().time().toNanos();
        target = target(Form.PLAIN);
    }

    Question question() {
        return question;
    }

    Answer answer() {
        return answer;
    }

    Target target() {
        return target;
    }

    /** From now on everything is compared in this form. */
    void take(Form other) {
        form = other;
        target = target(other);
    }

    private Target target(Form of) {
        return new Target(
                answer.claimed(),
                answer.recomputed()
                        .flatMap(value ->
                                of.of(value, question.inputs(), answer.claimed().dims())));
    }

    /**
     * Runs a model. Empty if it refuses, or if the budget is spent.
     *
     * @throws ExecutionException if the search is cancelled or nothing can be run at all
     */
    Optional<SequencedMap<String, OnnxValue>> run(
            Kind kind, String label, OnnxModel model, SequencedMap<String, OnnxValue> inputs, ExecutionProfile profile)
            throws ExecutionException {
        if (isSpent || runs >= question.budget().runs() || System.nanoTime() - end >= 0) {
            isSpent = true;
            return Optional.empty();
        }
        progress.trying(kind, label, runs);
        runs++;
        try {
            return Optional.of(
                    reexecutor.run(model, inputs, profile, cancellation).outputs());
        } catch (ExecutionException e) {
            if (e.kind() == Code.CANCELLED || e.kind() == Code.WORKER_UNAVAILABLE) {
                throw e;
            }
            refused++;
            return Optional.empty();
        }
    }

    /** Runs a model and compares what it gives; throws as {@link #run}. */
    Optional<Candidate> test(
            Kind kind, String label, OnnxModel model, SequencedMap<String, OnnxValue> inputs, ExecutionProfile profile)
            throws ExecutionException {
        return run(kind, label, model, inputs, profile)
                .flatMap(outputs -> offer(new Hypothesis(kind, label, outputs, inputs)));
    }

    /**
     * Runs the claimed model on another device, no longer than the budget has time for: nobody knows how its driver behaves. One
     * that fails is passed over, whatever the reason.
     *
     * @throws ExecutionException if the search is cancelled
     */
    void testOn(OtherDevice device, String label, ExecutionProfile profile) throws ExecutionException {
        long left = end - System.nanoTime();
        if (isSpent || runs >= question.budget().runs() || left <= 0) {
            isSpent = true;
            return;
        }
        progress.trying(Kind.CONFIGURATION, label, runs);
        runs++;
        Cancellation limit = Cancellation.none();
        var clock = CompletableFuture.runAsync(
                limit::cancel, CompletableFuture.delayedExecutor(left, TimeUnit.NANOSECONDS));
        try (var stop = cancellation.onCancel(limit::cancel)) {
            var made = device.reexecutor().run(question.model().model(), question.inputs(), profile, limit);
            offer(new Hypothesis(Kind.CONFIGURATION, label, made.outputs(), question.inputs()));
        } catch (ExecutionException e) {
            if (cancellation.isCancelled()) {
                throw e;
            }
            isSpent = limit.isCancelled();
            refused++;
        } finally {
            clock.cancel(false);
        }
    }

    /** Something that could not be tried. */
    void refuse() {
        refused++;
    }

    /** Compares; empty if the hypothesis gives nothing of the claimed shape. */
    Optional<Candidate> offer(Hypothesis hypothesis) {
        Optional<Candidate> candidate = candidate(hypothesis);
        candidate.ifPresent(candidates::add);
        return candidate;
    }

    /** Compares and counts, but leaves it to the caller whether it is worth keeping. */
    Optional<Candidate> candidate(Hypothesis hypothesis) {
        Optional<Tensor> value = value(hypothesis);
        if (value.isEmpty()) {
            refused++;
            return Optional.empty();
        }
        hypotheses++;
        Score score = target.score(value.get());
        Verdict verdict = score.share() < WHOLE
                ? Verdict.OUTSIDE
                : TensorComparator.compare(answer.output(), answer.claimed(), value.get())
                        .verdict();
        boolean isWithin = verdict.compareTo(Verdict.WITHIN_THEORETICAL) <= 0 && answer.allows(hypothesis.outputs());
        return Optional.of(new Candidate(hypothesis.kind(), label(hypothesis), score, verdict, isWithin));
    }

    /** What the hypothesis gives for the deciding output, in the claimed form and shape. */
    Optional<Tensor> value(Hypothesis hypothesis) {
        return answer.among(hypothesis.outputs())
                .flatMap(value ->
                        form.of(value, hypothesis.inputs(), answer.claimed().dims()))
                .filter(value -> Target.isComparable(answer.claimed(), value));
    }

    private String label(Hypothesis hypothesis) {
        return form.isPlain() ? hypothesis.label() : hypothesis.label() + " (" + form.label() + ")";
    }

    /** Where the model of a candidate can be had again. */
    void remember(Candidate candidate, Source source) {
        sources.put(candidate, source);
    }

    /** The models behind candidates, as far as they were remembered. */
    Map<Candidate, Source> sources() {
        return Collections.unmodifiableMap(sources);
    }

    void keep(Candidate candidate) {
        candidates.add(candidate);
    }

    void replace(Candidate old, Candidate with) {
        candidates.replaceAll(each -> each == old ? with : each);
    }

    List<Candidate> candidates() {
        return List.copyOf(candidates);
    }

    int hypotheses() {
        return hypotheses;
    }

    int refused() {
        return refused;
    }

    int runs() {
        return runs;
    }

    /** True once something was left out because the budget was spent. */
    boolean isSpent() {
        return isSpent;
    }

    /** True if a hypothesis explains the output, whether or not another may do so better. */
    boolean isExplained() {
        return candidates.stream().anyMatch(each -> each.explains(hypotheses));
    }

    /** True if a hypothesis reproduces the output as well as honest runs reproduce each other: no other can do better. */
    boolean isDecided() {
        return candidates.stream().anyMatch(each -> each.isPrecise() && each.explains(hypotheses));
    }
}
