package dev.reckoner.ui.reexecution;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.ui.control.TierLook;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.reexecution.QueueItem.State;

/** Where a claim of the queue stands, as shape and word. */
record QueueState(Icons icon, Tier tier, String word) {
    static QueueState of(State state) {
        return switch (state) {
            case State.Waiting waiting ->
                new QueueState(Icons.WAITING, Tier.NONE, Messages.get("reexecution.queue.waiting"));
            case State.Running running ->
                new QueueState(
                        Icons.RUNNING,
                        Tier.NONE,
                        running.percent().isPresent()
                                ? Messages.get(
                                        "reexecution.queue.percent",
                                        running.percent().getAsInt())
                                : Messages.get("reexecution.queue.running"));
            case State.Judged judged -> {
                Tier tier = TierLook.tier(judged.verdict());
                yield judged.earlier()
                        ? new QueueState(TierLook.icon(tier), Tier.NONE, Messages.get("reexecution.queue.earlierShort"))
                        : new QueueState(TierLook.icon(tier), tier, TierLook.word(judged.verdict()));
            }
        };
    }

    /** The verdict in words, with whether it is that of an earlier run; that it was not run where there is none. */
    static String verdict(State state) {
        if (!(state instanceof State.Judged judged)) {
            return Messages.get("verdict.notrun");
        }
        String word = TierLook.word(judged.verdict());
        return judged.earlier() ? Messages.get("reexecution.queue.earlier", word) : word;
    }
}
