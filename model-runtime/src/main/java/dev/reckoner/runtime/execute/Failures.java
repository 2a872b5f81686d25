package dev.reckoner.runtime.execute;

import ai.onnxruntime.OrtException;
import dev.reckoner.runtime.execute.ExecutionException.Code;
import java.util.Locale;
import java.util.regex.Pattern;

/** Errors of the runtime in our own terms. It tells many of them apart only by their text. */
final class Failures {
    /** File, line and signature, as in {@code /src/core/op.h:56 onnxruntime::Op::Op(const onnxruntime::Info&) }. */
    private static final Pattern SOURCE_PLACE = Pattern.compile(
            "/onnxruntime_src/[^\\s:]++:\\d++ [^)]*+\\)" + "(::<lambda\\(\\)>)?( const)?( \\[with [^]]*+])? ");

    private static final Pattern MEMORY =
            Pattern.compile("failed to allocate memory|bad[_ ]alloc|cannot allocate memory", Pattern.CASE_INSENSITIVE);

    private Failures() {}

    static ExecutionException loading(OrtException e) {
        String text = text(e);
        if (MEMORY.matcher(text).find()) {
            return memory(text, e);
        }
        Code code = switch (e.getCode()) {
            // A kernel that does not accept its attributes, or lacks something on this machine, throws while it is set
            // up.
            case ORT_NOT_IMPLEMENTED, ORT_RUNTIME_EXCEPTION -> Code.OPERATOR_UNSUPPORTED;
            default -> lacksOperator(text) ? Code.OPERATOR_UNSUPPORTED : Code.MODEL_CORRUPT;
        };
        return new ExecutionException(code, "The model cannot be loaded: " + text, e);
    }

    static ExecutionException running(OrtException e) {
        String text = text(e);
        if (MEMORY.matcher(text).find()) {
            return memory(text, e);
        }
        return switch (e.getCode()) {
            case ORT_NOT_IMPLEMENTED ->
                new ExecutionException(Code.OPERATOR_UNSUPPORTED, "The model cannot be run: " + text, e);
            case ORT_INVALID_ARGUMENT ->
                text.toLowerCase(Locale.ROOT).contains("for input: ")
                        ? new ExecutionException(Code.INPUT_MISMATCH, text, e)
                        : failed(text, e);
            default -> failed(text, e);
        };
    }

    private static ExecutionException memory(String text, OrtException e) {
        return new ExecutionException(Code.MEMORY_LIMIT, "The model asks for more memory than there is: " + text, e);
    }

    private static ExecutionException failed(String text, OrtException e) {
        return new ExecutionException(Code.RUN_FAILED, "The model stopped with an error: " + text, e);
    }

    /** A kernel that does not accept its attributes, or lacks something on this machine, throws while it is set up. */
    private static boolean lacksOperator(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.contains("is not a registered function/op")
                || lower.contains("no op registered for")
                || lower.contains("could not find an implementation for")
                || lower.contains("no opset import for domain")
                || lower.startsWith("exception during initialization")
                || lower.contains("under development and support for this is limited");
    }

    /** First line of the message, without the name of the numeric code and the place in the runtime's source. */
    private static String text(OrtException e) {
        String message = String.valueOf(e.getMessage());
        String line = message.lines().findFirst().orElse("").strip();
        int mark = line.indexOf("message: ");
        String text = mark < 0 ? line : line.substring(mark + "message: ".length());
        return SOURCE_PLACE.matcher(text).replaceAll("");
    }
}
