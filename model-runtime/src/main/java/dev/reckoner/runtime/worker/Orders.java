package dev.reckoner.runtime.worker;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.worker.proto.Given;
import dev.reckoner.runtime.worker.proto.Order;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Orders that wait to be carried out. A cancellation overtakes: it stops the run that it names, even one that is still to come. */
final class Orders {
    /** The number of no order: they are counted from 1. */
    private static final long NONE = 0;

    private final BlockingQueue<Task> waiting = new LinkedBlockingQueue<>();
    private final BlockingQueue<Given> answers = new LinkedBlockingQueue<>();
    private Task newest = new Task(Order.getDefaultInstance(), Cancellation.none());
    private long cancelled = NONE;

    /**
     * What is to be done.
     *
     * @param order a run, or a question
     * @param cancellation stops it
     */
    record Task(Order order, Cancellation cancellation) {
        private void cancelIf(long number) {
            boolean isMeant = order.getRun().getNumber() == number
                    || order.getDescribe().getNumber() == number
                    || order.getLocalise().getNumber() == number;
            if (number != NONE && isMeant) {
                cancellation.cancel();
            }
        }
    }

    /** Takes an order; returns at once. Called by one thread. */
    void accept(Order order) {
        if (order.hasGiven()) {
            answers.add(order.getGiven());
            return;
        }
        if (order.hasCancel()) {
            cancelled = order.getCancel().getNumber();
        } else {
            newest = new Task(order, Cancellation.none());
            waiting.add(newest);
        }
        newest.cancelIf(cancelled);
    }

    /** The answer to the worker's own question; waits for it. */
    Given answer() throws InterruptedException {
        return answers.take();
    }

    /** The next one; waits for it. */
    Task take() throws InterruptedException {
        return waiting.take();
    }
}
