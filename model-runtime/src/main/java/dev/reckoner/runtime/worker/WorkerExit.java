package dev.reckoner.runtime.worker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/**
 * How a worker ended by itself.
 *
 * @param status its exit status
 * @param last the last line that it or a library in it wrote; empty if none
 */
record WorkerExit(int status, String last) {
    /** {@code -XX:+ExitOnOutOfMemoryError}. */
    private static final int OUT_OF_HEAP = 3;

    private static final int SIGNALLED = 128;
    private static final int KILLED = SIGNALLED + 9;
    private static final int LONGEST_LOG = 1 << 20;
    private static final Map<Integer, String> SIGNALS = Map.of(
            4, "an illegal instruction",
            6, "an abort",
            7, "a bus error",
            8, "an arithmetic error",
            11, "an access to memory that is not its own");

    /** Waits for the end. */
    static WorkerExit of(Process process, WorkerFolder folder) {
        try {
            return new WorkerExit(process.waitFor(), last(folder));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new WorkerExit(-1, "");
        }
    }

    private static String last(WorkerFolder folder) {
        try {
            byte[] log;
            try (var input = Files.newInputStream(folder.log())) {
                log = input.readNBytes(LONGEST_LOG);
            }
            List<String> lines = new String(log, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            return lines.isEmpty() ? "" : lines.getLast().strip();
        } catch (IOException unreadable) {
            return "";
        }
    }

    /** True if the heap was exhausted, or the system ended the process as it does where memory runs out. */
    boolean isOutOfMemory() {
        return status == OUT_OF_HEAP || status == KILLED;
    }

    /** For the person who asked for the run. */
    String sentence() {
        var signal = SIGNALS.get(status - SIGNALLED);
        var how = signal == null ? "exit status " + status : signal;
        return "The process in which the model ran ended by itself (" + how + "), so that the run gave no result.";
    }
}
