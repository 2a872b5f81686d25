package dev.reckoner.runtime.worker;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.Execution;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionException.Code;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.TensorFormatException;
import dev.reckoner.runtime.worker.proto.Entry;
import dev.reckoner.runtime.worker.proto.Failure;
import dev.reckoner.runtime.worker.proto.Order;
import dev.reckoner.runtime.worker.proto.Reply;
import dev.reckoner.runtime.worker.proto.Result;
import dev.reckoner.runtime.worker.proto.Run;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.util.SequencedMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Carries out orders, one after the other; only a cancellation overtakes. */
final class Worker {
    private final WorkerFolder folder;
    private final Replies replies;
    private final WorkerModels models = new WorkerModels();
    private final InProcessReexecutor reexecutor = new InProcessReexecutor();
    private final BlockingQueue<Task> tasks = new LinkedBlockingQueue<>();
    private volatile Cancellation newest = Cancellation.none();

    Worker(WorkerFolder folder, Replies replies) {
        this.folder = folder;
        this.replies = replies;
    }

    /** Where replies go. */
    interface Replies {
        void send(Reply reply) throws IOException;
    }

    /** What is still to be done. */
    private record Task(Order order, Cancellation cancellation) {}

    /** Takes an order; returns at once. */
    void accept(Order order) {
        if (order.hasCancel()) {
            newest.cancel();
            return;
        }
        newest = Cancellation.none();
        tasks.add(new Task(order, newest));
    }

    /** Carries out orders for ever. */
    void work() {
        try {
            while (true) {
                replies.send(reply(tasks.take()));
            }
        } catch (IOException | InterruptedException ownerGone) {
            Runtime.getRuntime().halt(0);
        }
    }

    private Reply reply(Task task) throws IOException {
        return task.order().hasRun()
                ? run(task.order().getRun(), task.cancellation())
                : Reply.newBuilder()
                        .setDevices(DeviceMessages.answer(task.order().getDescribe()))
                        .build();
    }

    private Reply run(Run run, Cancellation cancellation) throws IOException {
        try (Arena arena = Arena.ofShared();
                FileChannel file = FileChannel.open(folder.inputs())) {
            var inputs = ValueFile.read(
                    run.getInputsList(),
                    (offset, length) ->
                            file.map(MapMode.READ_ONLY, offset, length, arena).asByteBuffer());
            return Reply.newBuilder().setResult(run(run, inputs, cancellation)).build();
        } catch (ExecutionException e) {
            return failure(e.kind(), e.getMessage());
        } catch (ModelException e) {
            return failure(Code.MODEL_CORRUPT, e.getMessage());
        } catch (TensorFormatException e) {
            return failure(Code.INPUT_UNSUPPORTED, "An input cannot be read: " + e.getMessage());
        }
    }

    private Result run(Run run, SequencedMap<String, OnnxValue> inputs, Cancellation cancellation)
            throws IOException, ExecutionException, ModelException {
        Execution execution = reexecutor.run(
                models.open(run.getModel()), inputs, ProfileMessages.read(run.getProfile()), cancellation);
        Result.Builder result =
                Result.newBuilder().setTookNanos(execution.took().toNanos());
        result.addAllOutputs(ValueFile.write(folder.outputs(), execution.outputs()));
        execution
                .environment()
                .values()
                .forEach((name, value) ->
                        result.addEnvironment(Entry.newBuilder().setName(name).setValue(value)));
        return result.build();
    }

    private static Reply failure(Code code, String sentence) {
        return Reply.newBuilder()
                .setFailure(Failure.newBuilder().setCode(code.name()).setSentence(sentence))
                .build();
    }
}
