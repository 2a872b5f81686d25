package dev.reckoner.trail;

import java.io.IOException;
import java.util.Set;

/**
 * Content that is not what it should be. It is an {@link IOException} so that a stream can throw it in the middle of reading,
 * for example when a ZIP entry grows past its limit; a reader catches it before other I/O failures and reports it.
 */
public final class TrailFormatException extends IOException {
    private static final Set<String> SUSPICIOUS = Set.of(
            "TR-JSON-DEPTH",
            "TR-JSON-DUPLICATE-KEY",
            "TR-NOT-A-FILE",
            "TR-PATH-DEPTH",
            "TR-PATH-ESCAPE",
            "TR-RATIO",
            "TR-TOO-LARGE",
            "TR-ZIP-ENCRYPTED",
            "TR-ZIP-ENTRIES",
            "TR-ZIP-OVERLAP",
            "TR-ZIP-SIZE");

    private final String code;
    private final String place;
    private final String sentence;
    private final String next;

    /**
     * A complaint about content.
     *
     * @param code stable reason code, for example {@code TR-TRUNCATED}
     * @param place line and column, entry or byte offset; empty text where the whole file is meant
     * @param sentence what happened, one sentence for a person
     * @param next what to do about it, one sentence
     */
    public TrailFormatException(String code, String place, String sentence, String next) {
        super(code + (place.isEmpty() ? "" : " at " + place) + ": " + sentence);
        this.code = code;
        this.place = place;
        this.sentence = sentence;
        this.next = next;
    }

    /** The stable reason code. */
    public String code() {
        return code;
    }

    /** Line and column, entry or byte offset; may be empty. */
    public String place() {
        return place;
    }

    /** What happened. */
    public String sentence() {
        return sentence;
    }

    /** What to do about it. */
    public String next() {
        return next;
    }

    /** The same complaint, its place preceded by an outer one, for example the line of a JSON Lines file. */
    public TrailFormatException within(String outer) {
        return new TrailFormatException(code, place.isEmpty() ? outer : outer + ", " + place, sentence, next);
    }

    /** The complaint as an entry in the list of what was not read: refused where it smells of an attack, else damaged. */
    public ReadProblem problem(String file) {
        return problem(file, SUSPICIOUS.contains(code) ? ReadProblem.Severity.REFUSED : ReadProblem.Severity.DAMAGED);
    }

    /** The complaint as an entry in the list of what was not read. */
    public ReadProblem problem(String file, ReadProblem.Severity severity) {
        return new ReadProblem(file, place, code, sentence, next, severity);
    }
}
