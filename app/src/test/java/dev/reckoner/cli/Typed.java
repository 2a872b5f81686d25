package dev.reckoner.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * A command line that was typed, and what came of it.
 *
 * @param exit the exit code
 * @param out what it printed
 * @param err what it complained of
 */
public record Typed(int exit, String out, String err) {
    /** Types it. */
    public static Typed run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exit = Reckoner.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Typed(exit, out.toString(), err.toString());
    }
}
