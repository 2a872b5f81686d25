package dev.reckoner.cli;

import dev.reckoner.answer.RefusedAnswer;
import dev.reckoner.audit.FileFailure;
import dev.reckoner.audit.RefusedCalibration;
import dev.reckoner.audit.RefusedIsolation;
import dev.reckoner.audit.RefusedPolicy;
import dev.reckoner.ledger.LedgerException;
import dev.reckoner.reputation.erc8004.Erc8004Exception;
import dev.reckoner.runtime.commit.CommitException;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.fingerprint.FingerprintException;
import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.tensor.TensorFormatException;
import dev.reckoner.trail.TrailFormatException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;
import java.util.Set;

/**
 * Why a command could not run.
 *
 * @param code stable reason code; docs/reason-codes.md lists them
 * @param sentence what is missing or wrong, and what to do
 */
record Failure(String code, String sentence) {
    /** What was given to the command contradicts what was there: that is an answer, and not a command that could not run. */
    private static final Set<String> CONTRADICTIONS = Set.of("LG-FORK", "LG-ROLLBACK");

    /** What an exception means for the person who typed the command. */
    static Failure of(Exception failure) {
        return switch (failure) {
            case UncheckedIOException unchecked -> of((Exception) Objects.requireNonNull(unchecked.getCause()));
            case RefusedArgument refused -> new Failure(refused.code(), message(refused));
            case RefusedCalibration refused -> new Failure(refused.code(), message(refused));
            case RefusedPolicy refused -> new Failure(refused.code(), message(refused));
            case Erc8004Exception refused -> new Failure(refused.code(), message(refused));
            case RefusedAnswer refused -> new Failure(refused.code(), message(refused));
            case RefusedIsolation refused -> new Failure(refused.code(), message(refused));
            case LedgerException ledger -> new Failure(ledger.code(), without(ledger.code() + ": ", ledger));
            case TrailFormatException format -> new Failure(format.code(), sentence("", format));
            case FingerprintException fingerprint -> new Failure(fingerprint.code(), message(fingerprint));
            case IOException io -> of(io);
            case IllegalArgumentException argument -> new Failure("CL-ARGUMENT", message(argument));
            default -> new Failure("CL-FAULT", fault(failure));
        };
    }

    /** What keeps any program from going on. */
    static Failure of(Error beyond) {
        return beyond instanceof OutOfMemoryError
                ? new Failure(
                        "CL-MEMORY",
                        "There was not enough memory. Give it more, for example with RECKONER_OPTS=-Xmx4g, or end other programs.")
                : new Failure("CL-FAULT", fault(beyond));
    }

    /** What the command ends with. */
    int exit() {
        return CONTRADICTIONS.contains(code) ? ExitCode.CONTRAINDICATED : ExitCode.COULD_NOT_RUN;
    }

    private static Failure of(IOException failure) {
        Throwable beneath = failure.getCause() == null ? failure : failure.getCause();
        return switch (beneath) {
            case TrailFormatException format -> new Failure(format.code(), sentence(message(failure), format));
            case ModelException model -> new Failure(model.code(), message(failure));
            case ExecutionException run -> new Failure(run.code(), message(failure));
            case TensorFormatException tensor -> new Failure(tensor.code(), message(failure));
            case CommitException commit -> new Failure(commit.code(), message(failure));
            default -> new Failure(code(failure), FileFailure.sentence(failure));
        };
    }

    private static String code(IOException failure) {
        return switch (failure) {
            case NoSuchFileException missing -> "CL-MISSING";
            case FileNotFoundException missing -> "CL-MISSING";
            case AccessDeniedException denied -> "CL-DENIED";
            case FileAlreadyExistsException existing -> "CL-EXISTS";
            case NotDirectoryException file -> "CL-NOT-A-FOLDER";
            default -> "CL-FAILED";
        };
    }

    /** What was wrong with a document, after the file that the outer message begins with. */
    private static String sentence(String outer, TrailFormatException format) {
        int end = outer.indexOf(": " + format.getMessage());
        String file = end < 0 ? "" : outer.substring(0, end) + (format.place().isEmpty() ? "" : ", ");
        String where = file + format.place();
        return (where.isEmpty() ? "" : where + ": ") + format.sentence() + ".";
    }

    private static String without(String prefix, Exception failure) {
        String message = message(failure);
        return message.startsWith(prefix) ? message.substring(prefix.length()) : message;
    }

    private static String fault(Throwable failure) {
        return "This is a fault of Reckoner itself, " + failure.getClass().getSimpleName() + ": " + message(failure)
                + ". Please report it with the lines that follow.";
    }

    private static String message(Throwable failure) {
        return failure.getMessage() == null ? "no reason was given" : failure.getMessage();
    }
}
