package dev.reckoner.cli;

import dev.reckoner.audit.CaseJson;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where a command's answer goes: a table for people or JSON for scripts. */
final class Output {
    @Option(names = "--json", description = "Print JSON for scripts instead of a table.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    @org.jspecify.annotations.Nullable
    private CommandSpec command;

    boolean json() {
        return json;
    }

    PrintWriter out() {
        CommandSpec spec = command;
        return spec == null
                ? new PrintWriter(System.out, true)
                : spec.commandLine().getOut();
    }

    PrintWriter err() {
        CommandSpec spec = command;
        return spec == null
                ? new PrintWriter(System.err, true)
                : spec.commandLine().getErr();
    }

    void line(String text) {
        out().println(text);
        out().flush();
    }

    void json(Object value) {
        line(CaseJson.text(value));
    }

    /** A table with columns as wide as their widest cell. */
    void table(List<String> header, List<List<String>> rows) {
        var all = new ArrayList<List<String>>();
        all.add(header);
        all.addAll(rows);
        int columns = header.size();
        var widths = new int[columns];
        for (var row : all) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (var row : all) {
            var text = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                text.append(row.get(i));
                if (i < columns - 1) {
                    text.repeat(' ', widths[i] - row.get(i).length() + 2);
                }
            }
            line(text.toString());
        }
    }
}
