package dev.reckoner.runtime.worker;

import dev.reckoner.runtime.worker.proto.Order;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The program of a worker: takes orders from its standard input until that is closed, which also happens when its owner ends
 * in whatever way. It then leaves at once, in the middle of a run if need be.
 */
final class WorkerMain {
    private WorkerMain() {}

    /**
     * Runs until told to end.
     *
     * @param arguments the folder that it shares with its owner
     */
    public static void main(String[] arguments) {
        // The pipe is for messages; whatever a library prints goes to the log.
        var replies = new DataOutputStream(new FileOutputStream(FileDescriptor.out));
        System.setOut(System.err);
        var folder = new WorkerFolder(Path.of(arguments[0]));
        var worker = new Worker(folder, reply -> Frames.write(replies, reply));
        Thread.ofPlatform().name("orders").start(() -> take(worker, folder));
        worker.work();
    }

    private static void take(Worker worker, WorkerFolder folder) {
        try (var orders = new DataInputStream(new FileInputStream(FileDescriptor.in))) {
            for (Optional<Order> order = Frames.read(orders, Order.parser());
                    order.isPresent();
                    order = Frames.read(orders, Order.parser())) {
                worker.accept(order.get());
            }
        } catch (IOException broken) {
            System.err.println("The orders cannot be read: " + broken.getMessage());
        } finally {
            folder.delete();
            Runtime.getRuntime().halt(0);
        }
    }
}
