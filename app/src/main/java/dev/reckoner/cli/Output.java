package dev.reckoner.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.reckoner.audit.CaseJson;
import dev.reckoner.audit.PlainLine;
import java.io.IOException;
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

    /** A line for people; {@link PlainLine} has the reason why it is one line whatever stands in it. */
    void line(String text) {
        print(PlainLine.of(text));
    }

    /** JSON holds every text as it is. */
    void json(Object value) {
        print(CaseJson.text(value));
    }

    /** JSON that is longer than memory bears. */
    interface LongJson {
        void write(JsonGenerator to) throws IOException;
    }

    /** Prints JSON while it is made. */
    void json(LongJson document) throws IOException {
        try (var to = CaseJson.generator(out())) {
            document.write(to);
        }
        print("");
    }

    private void print(String text) {
        out().println(text);
        out().flush();
    }

    /** A table with columns as wide as their widest cell. */
    void table(List<String> header, List<List<String>> rows) {
        var all = new ArrayList<List<String>>();
        all.add(header);
        rows.forEach(row -> all.add(row.stream().map(PlainLine::of).toList()));
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
