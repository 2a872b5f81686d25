package dev.reckoner.runtime.worker;

import dev.reckoner.runtime.device.EnvironmentRecord;
import dev.reckoner.runtime.worker.proto.Order;
import dev.reckoner.runtime.worker.proto.Reply;
import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The program of a worker: takes orders from its standard input until that is closed, which also happens when its owner ends
 * in whatever way. It then leaves at once, in the middle of a run if need be.
 */
final class WorkerMain {
    private static final int FAILED = 70;
    private static final Path LINUX_FIRST_TO_END = Path.of("/proc/self/oom_score_adj");

    private WorkerMain() {}

    /**
     * Runs until told to end.
     *
     * @param arguments the folder that it shares with its owner, and the bytes of memory that it may take
     */
    public static void main(String[] arguments) throws InterruptedException, IOException {
        // Replies have the stream for themselves as far as Java goes; what native libraries print between them is
        // skipped.
        OutputStream replies = new FileOutputStream(FileDescriptor.out);
        System.setOut(System.err);
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> fail(e));
        endFirstWhereMemoryRunsOut();
        var folder = new WorkerFolder(Path.of(arguments[0]));
        var orders = new Orders();
        Thread.ofPlatform().name("orders").start(() -> take(orders, folder));
        Thread.ofPlatform().daemon().name("load").start(WorkerMain::load);
        work(orders, new Worker(folder, Long.parseLong(arguments[1]), owner(orders, replies)), replies);
    }

    private static GivenValues.Owner owner(Orders orders, OutputStream replies) {
        return wanted -> {
            Frames.write(replies, Reply.newBuilder().setWanted(wanted).build());
            try {
                return orders.answer();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException(e.getMessage());
            }
        };
    }

    private static void work(Orders orders, Worker worker, OutputStream replies) throws InterruptedException {
        try {
            while (true) {
                var task = orders.take();
                Frames.write(replies, worker.carryOut(task.order(), task.cancellation()));
            }
        } catch (IOException ownerGone) {
            Runtime.getRuntime().halt(0);
        }
    }

    private static void take(Orders orders, WorkerFolder folder) {
        try (InputStream pipe = new BufferedInputStream(new FileInputStream(FileDescriptor.in))) {
            for (Optional<Order> order = next(pipe); order.isPresent(); order = next(pipe)) {
                orders.accept(order.get());
            }
        } catch (IOException broken) {
            System.err.println("The orders cannot be read: " + broken.getMessage());
        } finally {
            folder.delete();
            Runtime.getRuntime().halt(0);
        }
    }

    private static Optional<Order> next(InputStream pipe) throws IOException {
        return Frames.read(pipe, Order.parser(), Frames.LARGEST_ORDER);
    }

    /** ONNX Runtime, while the first model is read. */
    private static void load() {
        try {
            EnvironmentRecord.here();
        } catch (LinkageError e) {
            // The first run says so.
        }
    }

    private static void endFirstWhereMemoryRunsOut() {
        try {
            Files.writeString(LINUX_FIRST_TO_END, "1000");
        } catch (IOException elsewhere) {
            // Then the system chooses by itself.
        }
    }

    private static void fail(Throwable e) {
        e.printStackTrace();
        // The last line is the one that is quoted.
        System.err.println(e);
        Runtime.getRuntime().halt(e instanceof OutOfMemoryError ? WorkerExit.OUT_OF_MEMORY : FAILED);
    }
}
