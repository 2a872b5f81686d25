package dev.reckoner.audit;

import dev.reckoner.trail.TrailFormatException;
import java.util.Arrays;

/** What is recorded of a trail that the program itself failed on: that nobody but the program is to blame for it. */
final class ReaderFault {
    static final String CODE = "TR-FAULT";

    private ReaderFault() {}

    /** The fault, by its kind and place: its message may quote the trail. */
    static TrailFormatException of(RuntimeException fault) {
        return new TrailFormatException(
                CODE,
                "",
                "This is a fault of Reckoner itself, " + fault.getClass().getSimpleName() + place(fault)
                        + "; nothing of the trail is in the case",
                "Please report it, with the file if you may share it.");
    }

    private static String place(RuntimeException fault) {
        return Arrays.stream(fault.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("dev.reckoner."))
                .findFirst()
                .map(frame -> " in " + frame.getFileName() + ", line " + frame.getLineNumber())
                .orElse("");
    }
}
