package dev.reckoner.runtime.commit.dispute;

import dev.reckoner.runtime.commit.CommitException;
import dev.reckoner.runtime.commit.CommitmentTree;
import dev.reckoner.runtime.commit.dispute.Consistency.Finding;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.onnx.Operator;
import dev.reckoner.runtime.onnx.OperatorGraph;
import dev.reckoner.runtime.tensor.OnnxValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The challenger's side of a dispute over a trace of which only the root is held. In each round the operators in question are taken
 * apart, the proposer shows the values at the seams with their proofs, and the challenger runs each part from the <em>proposer's</em>
 * values: a part that does not give what the proposer claims of it is taken apart next, down to one operator.
 *
 * <p>What is searched is a part that contradicts its own inputs. That a value differs from the challenger's own run says nothing about
 * where it began to, and under a tolerance is not even monotone. Where honest machines may differ, no run of several operators
 * contradicts for certain: the part that is furthest off is taken apart next, and the operator that is reached is held to its bound. A
 * value that was altered by itself, and of which nothing else was computed, is met only where it lies at a seam; with as many ways as
 * operators every value does.
 *
 * <p>Source: the dispute game of TAO, arXiv 2510.16028, and Verde, arXiv 2502.19405. Not safe for use by several threads.
 */
public final class DisputeWalk {
    private final DisputedRun run;
    private final OperatorGraph graph;
    private final PartRunner runner;
    private final Consistency consistency;
    private final ShownValues shown;
    private final int ways;
    private final int rounds;
    private final List<Round> done = new ArrayList<>();
    private Interval disputed;
    private boolean same = true;
    private Optional<DisputeOutcome> outcome = Optional.empty();

    /**
     * A round that was played.
     *
     * @param number from 1
     * @param interval the operators that were taken apart
     * @param parts into what
     * @param asked how many values were asked for
     * @param suspected the part that was taken apart next, or decided; empty if there was none, or none was looked at
     */
    public record Round(int number, Interval interval, List<Interval> parts, int asked, Optional<Interval> suspected) {
        public Round {
            parts = List.copyOf(parts);
        }
    }

    /**
     * Begins a walk.
     *
     * @param ways into how many parts an interval is taken apart at most; at least 2
     * @throws CommitException if such a run cannot be decided: {@link DisputedRun}
     */
    public DisputeWalk(DisputedRun run, int ways, Consistency consistency, PartRunner runner, CommitmentTree tree)
            throws CommitException {
        if (ways < 2) {
            throw new CommitException("TC-WAYS", "An interval is taken apart into at least two parts.");
        }
        run.requireDecidable();
        this.run = run;
        this.ways = ways;
        this.consistency = consistency;
        this.runner = runner;
        graph = OperatorGraph.of(run.model());
        outcome = run.otherHandedOn().map(output -> new DisputeOutcome.OtherAnswer(0, output));
        if (outcome.isEmpty() && graph.operators().isEmpty()) {
            throw new CommitException(
                    "TC-NO-OPERATORS", "The model has no operators, so that there is nothing to dispute.");
        }
        shown = new ShownValues(run, graph, tree);
        disputed = new Interval(0, graph.operators().size());
        rounds = Math.max(1, Interval.rounds(disputed.size(), ways));
    }

    /** How it ended; empty while it goes on. */
    public Optional<DisputeOutcome> outcome() {
        return outcome;
    }

    /** The rounds so far. */
    public List<Round> rounds() {
        return List.copyOf(done);
    }

    /** How many rounds it takes at most, and with three and more ways if an operator is found: the ceiling of log_ways of their number. */
    public int most() {
        return rounds;
    }

    /** What the proposer is asked next; empty when it is over. */
    public Optional<Question> question() {
        return outcome.isPresent()
                ? Optional.empty()
                : Optional.of(new Question(run.trace(), done.size() + 1, shown.lacking(parts())));
    }

    private List<Interval> parts() {
        return disputed.parts(ways, rounds - done.size());
    }

    /**
     * Takes the proposer's answer to {@link #question} and looks at each part.
     *
     * @throws CommitException TC-ANSWER if it is the answer to another question, TC-UNTYPED
     * @throws ExecutionException if a part cannot be run here, which is held against nobody
     */
    public void answer(Answer answer) throws CommitException, ExecutionException {
        Question asked = question().orElseThrow(() -> new CommitException("TC-ANSWER", "The dispute is over."));
        if (!answer.root().equals(asked.root()) || answer.round() != asked.round()) {
            throw new CommitException(
                    "TC-ANSWER",
                    "This is the answer to round " + answer.round() + " of the dispute over "
                            + answer.root().hex()
                            + ", not to round " + asked.round() + " of that over "
                            + asked.root().hex() + ".");
        }
        List<Interval> parts = parts();
        outcome = shown.take(asked, answer);
        Optional<Suspect> suspect = outcome.isPresent() ? Optional.empty() : suspect(parts);
        done.add(new Round(asked.round(), disputed, parts, asked.leaves().size(), suspect.map(Suspect::part)));
        if (outcome.isEmpty()) {
            descend(suspect);
        }
    }

    /** The part that is taken apart next, or decided. */
    private record Suspect(Interval part, Finding finding) {}

    private void descend(Optional<Suspect> suspect) {
        Interval within = disputed;
        if (suspect.isEmpty()) {
            outcome = Optional.of(new DisputeOutcome.Stands(done.size(), within, same));
            return;
        }
        disputed = suspect.get().part();
        if (disputed.size() > 1) {
            shown.keepFor(disputed);
        } else {
            Operator operator = graph.operators().get(disputed.from());
            Finding finding = suspect.get().finding();
            outcome = Optional.of(
                    finding.kind() == Finding.Kind.CONTRADICTS
                            ? DisputeOutcome.Found.at(operator, done.size(), finding.values())
                            : DisputeOutcome.Undecided.at(operator, done.size(), finding.values()));
        }
    }

    /** The first that contradicts; where none does, the furthest off of those that can be taken apart, and only then of the others. */
    private Optional<Suspect> suspect(List<Interval> parts) throws CommitException, ExecutionException {
        List<Suspect> open = new ArrayList<>();
        for (Interval part : parts) {
            Finding finding = look(part);
            if (finding.kind() == Finding.Kind.CONTRADICTS) {
                return Optional.of(new Suspect(part, finding));
            }
            if (finding.kind() != Finding.Kind.FOLLOWS) {
                open.add(new Suspect(part, finding));
            }
        }
        Comparator<Suspect> order = Comparator.comparing(
                        (Suspect each) -> each.finding().kind() == Finding.Kind.DIFFERS)
                .thenComparingDouble(each -> each.finding().suspicion());
        // Of several that are as far off the first.
        return open.stream().max(order);
    }

    private Finding look(Interval part) throws CommitException, ExecutionException {
        if (graph.liveOut(part.from(), part.to()).isEmpty()) {
            return Finding.SAME;
        }
        SequencedMap<String, OnnxValue> inputs = shown.inputsOf(part);
        SequencedMap<String, OnnxValue> recomputed = runner.run(run.model(), part, inputs);
        SequencedMap<String, OnnxValue> claimed = new LinkedHashMap<>();
        recomputed.forEach((name, value) -> claimed.put(name, shown.value(name)));
        same &= recomputed.equals(claimed);
        return consistency.look(new Consistency.Seen(part, inputs, recomputed, claimed));
    }
}
