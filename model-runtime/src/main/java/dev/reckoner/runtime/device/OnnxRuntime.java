package dev.reckoner.runtime.device;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** The one ONNX Runtime of this process. */
public final class OnnxRuntime {
    private static final long ORDINARY_STACK = 8L << 20;
    /** Measured: about 270. */
    private static final long STACK_PER_CHARACTER = 1024;

    private OnnxRuntime() {}

    /** Loads the native library on first use; reports errors only, since warnings are about models of others. */
    public static OrtEnvironment environment() {
        return Holder.ENVIRONMENT;
    }

    /** The version of ONNX Runtime, for example {@code 1.29.0}. */
    public static String version() {
        return environment().getVersion();
    }

    private static final class Holder {
        static final OrtEnvironment ENVIRONMENT = create();
    }

    /**
     * ONNX Runtime 1.29 goes over the command line of its process with a recursion of a step per character and so overflows
     * the stack of an ordinary thread, and ends the process, where the command line is longer than about 3,900 characters: a
     * long class path, or a long list of files. So it is made on a thread whose stack is large enough for that.
     */
    private static OrtEnvironment create() {
        Telemetry.forbid();
        var made = new CompletableFuture<OrtEnvironment>();
        Thread.ofPlatform()
                .name("onnxruntime-start")
                .stackSize(ORDINARY_STACK + STACK_PER_CHARACTER * commandLineLength())
                .start(() -> {
                    try {
                        made.complete(
                                OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "reckoner"));
                    } catch (RuntimeException | LinkageError e) {
                        made.completeExceptionally(e);
                    }
                });
        OrtEnvironment environment = made.join();
        ProviderLibraries.remember();
        return environment;
    }

    /** Characters of this process's command line where the system tells; only there does ONNX Runtime read it. */
    private static long commandLineLength() {
        try {
            return Files.readAllBytes(Path.of("/proc/self/cmdline")).length;
        } catch (IOException elsewhere) {
            return 0;
        }
    }
}
