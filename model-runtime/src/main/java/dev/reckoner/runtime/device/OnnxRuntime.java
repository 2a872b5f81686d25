package dev.reckoner.runtime.device;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;

/** The one ONNX Runtime of this process. */
public final class OnnxRuntime {
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
        static final OrtEnvironment ENVIRONMENT =
                OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "reckoner");
    }
}
