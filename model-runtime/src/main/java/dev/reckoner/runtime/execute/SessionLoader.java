package dev.reckoner.runtime.execute;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import com.google.protobuf.CodedOutputStream;
import dev.reckoner.runtime.device.OnnxRuntime;
import dev.reckoner.runtime.device.Providers;
import dev.reckoner.runtime.execute.ExecutionException.Code;
import dev.reckoner.runtime.onnx.CompiledParts;
import dev.reckoner.runtime.onnx.Equivalents;
import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.PlainNames;
import dev.reckoner.runtime.onnx.ValueInfo;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Turns a model and a profile into a session. Libraries of custom operators are never loaded. */
final class SessionLoader {
    private static final String EXTERNAL_FOLDER = "session.model_external_initializers_file_folder_path";

    /** Otherwise bytes that can be read both as an ONNX file and as ONNX Runtime's own format would be read as the other one. */
    private static final String FORMAT = "session.load_model_format";

    private SessionLoader() {}

    static LoadedModel load(Plan plan, ExecutionProfile profile) throws ExecutionException {
        boolean isPlacementAsked =
                !profile.provider().isCpu() && PlainNames.areIn(plan.model().proto());
        try (SessionOptions options = options(profile);
                Arena arena = Arena.ofConfined()) {
            // A view of a model runs once or twice: memory that grows for it costs more than it saves.
            options.setCPUArenaAllocator(
                    !profile.provider().isCpu() || plan.model().origin() instanceof OnnxModel.Origin.File);
            refuseCompiledParts(plan.model());
            refuseOutputsOfOneName(plan.model());
            if (isPlacementAsked) {
                options.enableProfiling(profilePrefix());
            }
            options.addConfigEntry(FORMAT, "ONNX");
            Optional<Path> folder = plan.model().externalData();
            if (folder.isPresent()) {
                options.addConfigEntry(EXTERNAL_FOLDER, folder.get().toString());
            }
            OrtSession session = OnnxRuntime.environment().createSession(bytes(plan, arena), options);
            refuseChanged(plan.model(), session);
            return new LoadedModel(
                    refuseDangerousOutputs(session), Circumstances.of(plan.model(), profile), isPlacementAsked);
        } catch (OrtException e) {
            throw Failures.loading(e);
        } catch (ModelException e) {
            throw ExecutionException.of(e);
        }
    }

    /** The runtime has opened external data by itself after they were hashed. */
    private static void refuseChanged(OnnxModel model, OrtSession session) throws OrtException, ModelException {
        try {
            model.requireUnchanged();
        } catch (ModelException changed) {
            session.close();
            throw changed;
        }
    }

    private static void refuseCompiledParts(OnnxModel model) throws ExecutionException {
        if (CompiledParts.isIn(model.proto())) {
            throw new ExecutionException(
                    Code.OPERATOR_UNSUPPORTED,
                    "The model holds code that was compiled for one device (EPContext), which is not run.");
        }
    }

    /** ONNX does not allow it, and ONNX Runtime gives the value once. */
    private static void refuseOutputsOfOneName(OnnxModel model) throws ExecutionException {
        long names = model.outputs().stream().map(ValueInfo::name).distinct().count();
        if (names < model.outputs().size()) {
            throw new ExecutionException(Code.MODEL_CORRUPT, "The model has two outputs of the same name.");
        }
    }

    /**
     * An output that is an optional and turns out empty ends the process inside the Java interface of ONNX Runtime 1.29. Models
     * that declare one are edited; what is left are those that do not declare the type, which the interface cannot name either.
     */
    private static OrtSession refuseDangerousOutputs(OrtSession session) throws OrtException, ExecutionException {
        try {
            session.getOutputInfo();
            return session;
        } catch (OrtException e) {
            session.close();
            throw new ExecutionException(
                    Code.OUTPUT_UNSUPPORTED, "The model has an output of a type that is not read.", e);
        }
    }

    private static SessionOptions options(ExecutionProfile profile) throws OrtException {
        SessionOptions options = new SessionOptions();
        Providers.add(profile.provider(), options);
        options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
        options.setOptimizationLevel(level(profile.optimisation()));
        options.setExecutionMode(
                profile.parallel() ? SessionOptions.ExecutionMode.PARALLEL : SessionOptions.ExecutionMode.SEQUENTIAL);
        options.setIntraOpNumThreads(profile.intraOpThreads());
        options.setInterOpNumThreads(profile.interOpThreads());
        options.setDeterministicCompute(profile.deterministic());
        options.setMemoryPatternOptimization(profile.memoryPattern());
        for (Map.Entry<String, String> setting : profile.settings().entrySet()) {
            options.addConfigEntry(setting.getKey(), setting.getValue());
        }
        return options;
    }

    /** The runtime adds the time, in which two sessions could be equal. */
    private static String profilePrefix() {
        return Path.of(System.getProperty("java.io.tmpdir"), "reckoner-placement-" + UUID.randomUUID())
                .toString();
    }

    private static SessionOptions.OptLevel level(ExecutionProfile.Optimisation optimisation) {
        return switch (optimisation) {
            case NO_OPT -> SessionOptions.OptLevel.NO_OPT;
            case BASIC -> SessionOptions.OptLevel.BASIC_OPT;
            case EXTENDED -> SessionOptions.OptLevel.EXTENDED_OPT;
            case LAYOUT -> SessionOptions.OptLevel.LAYOUT_OPT;
            case ALL -> SessionOptions.OptLevel.ALL_OPT;
        };
    }

    private static ByteBuffer bytes(Plan plan, Arena arena) throws ExecutionException {
        ModelProto given = plan.model().proto();
        ModelProto wanted = Equivalents.of(plan.isPlain() ? given : plan.bridged());
        return wanted == given && plan.model().origin() instanceof OnnxModel.Origin.File file
                ? NativeValues.direct(file.bytes().duplicate(), arena)
                : bytes(wanted, arena);
    }

    /** Outside the heap, which a large model would not fit twice. */
    private static ByteBuffer bytes(ModelProto model, Arena arena) throws ExecutionException {
        ByteBuffer bytes = arena.allocate(model.getSerializedSize()).asByteBuffer();
        try {
            CodedOutputStream output = CodedOutputStream.newInstance(bytes);
            model.writeTo(output);
            output.flush();
            return bytes.flip();
        } catch (IOException e) {
            throw new ExecutionException(Code.MODEL_CORRUPT, "The model cannot be edited.", e);
        }
    }
}
