package dev.reckoner.runtime.worker;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.Execution;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionException.Code;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.localise.Localiser;
import dev.reckoner.runtime.localise.TracedClaim;
import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.TensorFormatException;
import dev.reckoner.runtime.worker.proto.Entry;
import dev.reckoner.runtime.worker.proto.Failure;
import dev.reckoner.runtime.worker.proto.Localise;
import dev.reckoner.runtime.worker.proto.Order;
import dev.reckoner.runtime.worker.proto.Reply;
import dev.reckoner.runtime.worker.proto.Result;
import dev.reckoner.runtime.worker.proto.Run;
import java.io.IOException;
import java.util.SequencedMap;

/** Carries out orders, one after the other. */
final class Worker {
    /** Cuts of a model are sessions of their own, of which each is used once. */
    private static final int SESSIONS = 8;

    /** Of the memory: ONNX Runtime makes at least twice as much of the weights, and loading the next model takes as much again. */
    private static final int SHARE_OF_SESSIONS = 6;

    private final GivenValues.Owner owner;
    private final InputFile inputs;
    private final ValueFile outputs;
    private final WorkerModels models = new WorkerModels();
    private final InProcessReexecutor reexecutor;

    /**
     * Works in a folder.
     *
     * @param memory bytes that this process may take
     * @param owner is asked for claimed values
     */
    Worker(WorkerFolder folder, long memory, GivenValues.Owner owner) throws IOException {
        this.owner = owner;
        this.inputs = new InputFile(folder.inputs());
        this.outputs = ValueFile.create(folder.outputs());
        this.reexecutor = new InProcessReexecutor(SESSIONS, memory / SHARE_OF_SESSIONS);
    }

    Reply carryOut(Order order, Cancellation cancellation) {
        try {
            Reply reply = reply(order, cancellation);
            return reply.getSerializedSize() <= Frames.LARGEST_REPLY
                    ? reply
                    : failure(Code.OUTPUT_UNSUPPORTED, "The outputs are too many.");
        } catch (LinkageError e) {
            return failure(Code.WORKER_UNAVAILABLE, "ONNX Runtime cannot be loaded: " + root(e).getMessage());
        } catch (IOException e) {
            return failure(
                    Code.WORKER_UNAVAILABLE, "The process that runs models cannot use its files: " + e.getMessage());
        }
    }

    private Reply reply(Order order, Cancellation cancellation) throws IOException {
        return switch (order.getKindCase()) {
            case RUN -> inFailures(() -> run(order.getRun(), cancellation));
            case LOCALISE -> inFailures(() -> localise(order.getLocalise(), cancellation));
            case DESCRIBE ->
                Reply.newBuilder()
                        .setDevices(DeviceMessages.answer(order.getDescribe()))
                        .build();
            case CANCEL, GIVEN, KIND_NOT_SET -> failure(Code.WORKER_UNAVAILABLE, "The order is not known.");
        };
    }

    private static Throwable root(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    /** What runs models. */
    private interface Work {
        Reply done() throws IOException, ExecutionException, ModelException, TensorFormatException;
    }

    private static Reply inFailures(Work work) throws IOException {
        try {
            return work.done();
        } catch (ExecutionException e) {
            return failure(e.kind(), e.getMessage());
        } catch (ModelException e) {
            return failure(ExecutionException.of(e).kind(), e.getMessage());
        } catch (TensorFormatException e) {
            return failure(Code.INPUT_UNSUPPORTED, "An input cannot be read: " + e.getMessage());
        }
    }

    private Reply run(Run run, Cancellation cancellation)
            throws IOException, ExecutionException, ModelException, TensorFormatException {
        var values = WrittenValues.read(run.getInputsList(), inputs);
        return Reply.newBuilder().setResult(run(run, values, cancellation)).build();
    }

    private Reply localise(Localise order, Cancellation cancellation)
            throws IOException, ExecutionException, ModelException, TensorFormatException {
        var values = new GivenValues(owner, inputs);
        var claim = new TracedClaim(
                models.open(order.getModel()),
                WrittenValues.read(order.getInputsList(), inputs),
                WrittenValues.read(order.getOutputsList(), inputs),
                values);
        var found =
                new Localiser(reexecutor, SearchMessages.settings(order)).localise(claim, cancellation, values::done);
        return Reply.newBuilder().setLocalised(SearchMessages.write(found)).build();
    }

    private Result run(Run run, SequencedMap<String, OnnxValue> values, Cancellation cancellation)
            throws IOException, ExecutionException, ModelException {
        Execution execution = reexecutor.run(
                models.open(run.getModel()), values, ProfileMessages.read(run.getProfile()), cancellation);
        Result.Builder result =
                Result.newBuilder().setTookNanos(execution.took().toNanos());
        result.addAllOutputs(outputs.write(execution.outputs()));
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
