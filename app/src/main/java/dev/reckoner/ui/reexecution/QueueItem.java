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

        /** Has a verdict, from this queue or from an earlier one. */
        record Judged(Verdict verdict) implements State {}
    }

    /** A claim as the case knows it: judged where it was run before. */
    static QueueItem of(ClaimRow row, Origin origin) {
        Optional<State> earlier = row.verdict().map(State.Judged::new);
        return new QueueItem(row.id(), row.label(), origin, earlier.orElseGet(State.Waiting::new));
    }

    QueueItem with(State next) {
        return new QueueItem(claim, label, origin, next);
    }

    boolean isWaiting() {
        return state instanceof State.Waiting;
    }

    boolean isRunning() {
        return state instanceof State.Running;
    }
}
