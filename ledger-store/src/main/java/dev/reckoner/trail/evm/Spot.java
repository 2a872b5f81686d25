package dev.reckoner.trail.evm;

import com.fasterxml.jackson.core.JsonPointer;

/**
 * Where a record stands.
 *
 * @param file the file's name for messages
 * @param line number of the line, from 1; 0 where the file is one document
 * @param pointer where in that document, RFC 6901; empty text for the whole
 */
record Spot(String file, long line, String pointer) {
    static Spot document(String file) {
        return new Spot(file, 0, "");
    }

    static Spot line(String file, long line) {
        return new Spot(file, line, "");
    }

    Spot at(String member) {
        return new Spot(file, line, pointer + JsonPointer.empty().appendProperty(member));
    }

    Spot at(int index) {
        return new Spot(file, line, pointer + "/" + index);
    }

    /** For evidence: the file with the place in it. */
    String full() {
        return file + (line == 0 ? "" : ":" + line) + (pointer.isEmpty() ? "" : "#" + pointer);
    }

    /** For problems: the place within the file. */
    String place() {
        String inLine = line == 0 ? "" : "line " + line;
        return inLine.isEmpty() || pointer.isEmpty() ? inLine + pointer : inLine + ", " + pointer;
    }
}
