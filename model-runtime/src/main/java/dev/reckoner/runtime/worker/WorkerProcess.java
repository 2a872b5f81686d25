package dev.reckoner.runtime.worker;

import dev.reckoner.runtime.device.Plugins;
import dev.reckoner.runtime.execute.ExecutionException.Code;
import dev.reckoner.runtime.worker.proto.Order;
import dev.reckoner.runtime.worker.proto.Reply;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A process of the Java runtime that this program runs on, and the pipes to it. One order at a time. */
final class WorkerProcess implements AutoCloseable {
    private static final long MEBIBYTE = 1L << 20;
    private static final long MOMENT_MILLIS = 2000;

    private final WorkerFolder folder;
    private final WorkerLimits limits;
    private final Process process;
    private final DataOutputStream orders;
    private final DataInputStream replies;
    private boolean used;

    private WorkerProcess(WorkerFolder folder, WorkerLimits limits, Process process) {
        this.folder = folder;
        this.limits = limits;
        this.process = process;
        this.orders = new DataOutputStream(process.getOutputStream());
        this.replies = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    }

    static WorkerProcess start(WorkerSetup setup) throws IOException {
        WorkerFolder folder = WorkerFolder.create();
        try {
            ProcessBuilder builder = new ProcessBuilder(command(setup, folder))
                    .directory(folder.path().toFile())
                    .redirectError(folder.log().toFile());
            // As a variable: ONNX Runtime's stack grows with the command line.
            builder.environment().put("CLASSPATH", absoluteClassPath());
            builder.environment().putAll(setup.environment());
            return new WorkerProcess(folder, setup.limits(), builder.start());
        } catch (IOException | RuntimeException e) {
            folder.delete();
            throw e;
        }
    }

    private static List<String> command(WorkerSetup setup, WorkerFolder folder) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // The outputs of a run are read into the heap before they are written; a model's own memory is outside.
        command.add("-Xmx" + setup.limits().memoryBytes() / 2 / MEBIBYTE + "m");
        command.add("-XX:+UseSerialGC");
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-XX:-UsePerfData");
        command.add("-XX:-CreateCoredumpOnCrash");
        command.add("-XX:ErrorFile=" + folder.path().resolve("crash"));
        command.add("-Djava.io.tmpdir=" + folder.path());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        setup.library().ifPresent(library -> command.add("-Donnxruntime.native.path=" + library));
        setup.plugins().forEach(plugin -> command.add(Plugins.option(plugin)));
        command.add(WorkerMain.class.getName());
        command.add(folder.path().toString());
        return command;
    }

    /** The worker runs in its own folder. */
    private static String absoluteClassPath() {
        var places = new ArrayList<String>();
        for (String place : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
            places.add(Path.of(place).toAbsolutePath().toString());
        }
        return String.join(java.io.File.pathSeparator, places);
    }

    WorkerFolder folder() {
        return folder;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** True if it has carried out an order before. */
    boolean isUsed() {
        return used;
    }

    /**
     * Has an order carried out.
     *
     * @param watch knows why the process was ended, if it was
     */
    Reply carryOut(Order order, RunWatch watch) throws WorkerEnded {
        try {
            send(order);
            Optional<Reply> reply = Frames.read(replies, Reply.parser());
            used = true;
            return reply.orElseThrow(() -> ended(watch));
        } catch (IOException broken) {
            // The virtual machine reports a crash on the stream of the replies, and then ends by itself.
            if (!endsWithin(MOMENT_MILLIS)) {
                process.destroyForcibly();
            }
            throw ended(watch);
        }
    }

    private boolean endsWithin(long milliseconds) {
        try {
            return process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Also called by whoever cancels, while the order is carried out. */
    synchronized void send(Order order) throws IOException {
        Frames.write(orders, order);
    }

    private WorkerEnded ended(RunWatch watch) {
        return watch.reason().orElseGet(() -> {
            var exit = WorkerExit.of(process, folder);
            return exit.isOutOfMemory()
                    ? new WorkerEnded(Code.MEMORY_LIMIT, RunWatch.memorySentence(limits))
                    : new WorkerEnded(Code.CRASHED, exit.sentence());
        });
    }

    void kill() {
        process.destroyForcibly();
    }

    /** Ends it and deletes what it left. */
    @Override
    public void close() {
        process.destroyForcibly();
        boolean interrupted = Thread.interrupted();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            interrupted = true;
        }
        folder.delete();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
