package dev.reckoner.ui.reexecution;

import dev.reckoner.audit.ClaimRow;
import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.compare.Verdict;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A claim in the queue.
 *
 * @param claim its id
 * @param label the producer's name for it
 * @param origin how it came into the queue
 * @param state where it stands
 */
record QueueItem(Digest claim, String label, Origin origin, State state) {
    /** How a claim came into the queue. */
    enum Origin {
        BY_HAND,
        SAMPLE,
        RUN_BEFORE
    }

    /** Where a claim of the queue stands. */
    sealed interface State {
        /** To be run. */
        record Waiting() implements State {}

        /**
         * Under work.
         *
         * @param percent how much of it is done; empty where that is not known
         */
        record Running(OptionalInt percent) implements State {
            /** Under work for we do not know how long. */
            Running() {
                this(OptionalInt.empty());
            }
        }

        /**
         * Has a verdict.
         *
         * @param earlier true while a run is under way that will give it another
         */
        record Judged(Verdict verdict, boolean earlier) implements State {
            /** With a verdict that stands. */
            Judged(Verdict verdict) {
                this(verdict, false);
            }
        }
    }

    /** A claim as the case knows it: judged where it was run before. */
    static QueueItem of(ClaimRow row, Origin origin) {
        Optional<State> earlier = row.verdict().map(State.Judged::new);
        return new QueueItem(row.id(), row.label(), origin, earlier.orElseGet(State.Waiting::new));
    }

    QueueItem with(State next) {
        return new QueueItem(claim, label, origin, next);
    }

    /** The same with its verdict marked as that of an earlier run, where it has one. */
    QueueItem aged() {
        return state instanceof State.Judged judged ? with(new State.Judged(judged.verdict(), true)) : this;
    }

    /** True if its verdict is about to be replaced. */
    boolean isEarlier() {
        return state instanceof State.Judged judged && judged.earlier();
    }

    boolean isWaiting() {
        return state instanceof State.Waiting;
    }

    boolean isRunning() {
        return state instanceof State.Running;
    }
}
