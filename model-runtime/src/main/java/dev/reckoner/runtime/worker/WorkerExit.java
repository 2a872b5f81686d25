package dev.reckoner.runtime.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a worker ended by itself.
 *
 * @param status its exit status; empty if it had to be ended
 * @param crash what the Java virtual machine wrote of an error in native code; empty if it wrote nothing
 * @param log what the worker or a library in it wrote
 */
record WorkerExit(OptionalInt status, String crash, String log) {
    /** Of {@code -XX:+ExitOnOutOfMemoryError}, and of the worker where memory outside the heap runs out. */
    static final int OUT_OF_MEMORY = 3;

    /** The pipe is closed a moment before the process is gone. */
    private static final Duration MOMENT = Duration.ofSeconds(2);

    private static final int SIGNALLED = 128;
    private static final int LONGEST = 1 << 16;
    private static final int LONGEST_LINE = 200;

    /** First lines of a crash report: {@code #  SIGSEGV (0xb) at pc=…}, {@code # C  [libonnxruntime.so+0x1234]}. */
    private static final Pattern ERROR = Pattern.compile("^#  (\\w+) \\(0x", Pattern.MULTILINE);

    private static final Pattern PLACE = Pattern.compile("^# C +\\[([^+\\]]+)", Pattern.MULTILINE);

    private static final Map<Integer, String> SIGNALS =
            Map.of(4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 8, "SIGFPE", 9, "SIGKILL", 11, "SIGSEGV", 15, "SIGTERM");

    static WorkerExit of(WorkerProcess process) {
        OptionalInt status = process.exitStatus(MOMENT);
        return new WorkerExit(
                status, start(process.folder().crash()), end(process.folder().log()));
    }

    private static String start(Path file) {
        try (InputStream input = Files.newInputStream(file)) {
            return new String(input.readNBytes(LONGEST), StandardCharsets.UTF_8);
        } catch (IOException absent) {
            return "";
        }
    }

    /** The last of a file; the first line of that may be cut. */
    private static String end(Path file) {
        try (FileChannel channel = FileChannel.open(file)) {
            channel.position(Math.max(0, channel.size() - LONGEST));
            return new String(Channels.newInputStream(channel).readNBytes(LONGEST), StandardCharsets.UTF_8);
        } catch (IOException absent) {
            return "";
        }
    }

    boolean isOutOfMemory() {
        return status.isPresent() && status.getAsInt() == OUT_OF_MEMORY;
    }

    /** For the person who asked for the run. */
    String sentence() {
        return "The process in which the model ran ended by itself (" + reason() + "), so that the run gave no result.";
    }

    private String reason() {
        Matcher error = ERROR.matcher(crash);
        if (error.find()) {
            Matcher place = PLACE.matcher(crash);
            return error.group(1) + (place.find() ? " in " + place.group(1) : "");
        }
        String how = status.isEmpty() ? "it went silent" : how(status.getAsInt());
        String last = log.lines().filter(line -> !line.isBlank()).reduce("", (first, second) -> second.strip());
        return last.isEmpty()
                ? how
                : how + "; it last wrote: " + last.substring(0, Math.min(LONGEST_LINE, last.length()));
    }

    private static String how(int status) {
        String signal = SIGNALS.get(status - SIGNALLED);
        if (signal == null) {
            return "exit status " + status;
        }
        return signal.equals("SIGKILL")
                ? "SIGKILL: somebody ended it, or the system did because memory ran out"
                : signal;
    }
}
