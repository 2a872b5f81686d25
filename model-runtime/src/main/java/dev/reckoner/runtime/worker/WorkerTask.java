package dev.reckoner.runtime.worker;

import dev.reckoner.runtime.execute.ExecutionException;
import java.io.IOException;

/** What a worker is to do. */
interface WorkerTask<T> {
    /**
     * Has it done.
     *
     * @param number that of the order
     * @param watch sees that the worker keeps to its limits
     * @throws WorkerEnded if the worker ended, or is to be ended
     * @throws IOException if the files between the two cannot be written or read
     */
    T with(WorkerProcess process, long number, RunWatch watch) throws IOException, WorkerEnded, ExecutionException;
}
