package dev.reckoner.runtime.worker;

import dev.reckoner.runtime.device.EnvironmentRecord;
import dev.reckoner.runtime.execute.Execution;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionException.Code;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.ValueInfo;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.TensorFormatException;
import dev.reckoner.runtime.worker.proto.Entry;
import dev.reckoner.runtime.worker.proto.Failure;
import dev.reckoner.runtime.worker.proto.Order;
import dev.reckoner.runtime.worker.proto.Reply;
import dev.reckoner.runtime.worker.proto.Result;
import dev.reckoner.runtime.worker.proto.Run;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * One run of a model as a task for a worker. Nothing that the worker answers is taken for granted: a hostile model may have taken
 * it over.
 */
record WorkerRun(OnnxModel model, SequencedMap<String, OnnxValue> inputs, ExecutionProfile profile)
        implements WorkerTask<Execution> {
    @Override
    public Execution with(WorkerProcess process, long number, RunWatch watch)
            throws IOException, WorkerEnded, ExecutionException {
        Run run = Run.newBuilder()
                .setNumber(number)
                .setModel(ModelMessages.write(model, process.models()))
                .setProfile(ProfileMessages.write(profile))
                .addAllInputs(process.inputs().write(inputs))
                .build();
        Reply reply = process.carryOut(Order.newBuilder().setRun(run).build(), watch);
        return switch (reply.getKindCase()) {
            case RESULT -> execution(reply.getResult(), process.folder());
            case FAILURE -> throw failure(reply.getFailure(), watch);
            case DEVICES, WANTED, LOCALISED, KIND_NOT_SET -> throw WorkerEnded.ofNonsense();
        };
    }

    /** A run that stopped because it was asked to has the reason for which it was asked. */
    static ExecutionException failure(Failure failure, RunWatch watch) throws WorkerEnded {
        Code code = Arrays.stream(Code.values())
                .filter(each -> each.name().equals(failure.getCode()))
                .findFirst()
                .orElseThrow(WorkerEnded::ofNonsense);
        var asked = watch.reason();
        return code == Code.CANCELLED && asked.isPresent()
                ? new ExecutionException(asked.get().code(), asked.get().sentence())
                : new ExecutionException(code, failure.getSentence());
    }

    private Execution execution(Result result, WorkerFolder folder)
            throws IOException, WorkerEnded, ExecutionException {
        SequencedMap<String, String> environment = new LinkedHashMap<>();
        for (Entry entry : result.getEnvironmentList()) {
            environment.put(entry.getName(), entry.getValue());
        }
        var outputs = outputs(result, folder);
        if (!outputs.keySet()
                .equals(model.outputs().stream().map(ValueInfo::name).collect(Collectors.toSet()))) {
            throw WorkerEnded.ofNonsense();
        }
        return new Execution(outputs, Duration.ofNanos(result.getTookNanos()), new EnvironmentRecord(environment));
    }

    private static SequencedMap<String, OnnxValue> outputs(Result result, WorkerFolder folder)
            throws ClosedByInterruptException, WorkerEnded, ExecutionException {
        try (OutputFile file = OutputFile.open(folder.outputs())) {
            return WrittenValues.read(result.getOutputsList(), file);
        } catch (OutputFile.TooLarge | OutOfMemoryError e) {
            throw new ExecutionException(Code.OUTPUT_UNSUPPORTED, "The outputs are too large for the memory.", e);
        } catch (ClosedByInterruptException interrupted) {
            throw interrupted;
        } catch (IOException | TensorFormatException e) {
            throw WorkerEnded.ofNonsense();
        }
    }
}
