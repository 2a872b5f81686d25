package dev.reckoner.cli;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code rebuild}. */
@Command(
        name = "rebuild",
        description = "Empties the tables that say what the entries of a case add up to, and fills them anew.")
final class RebuildCommand implements Callable<Integer> {
    @Mixin
    private CaseFolder folder = new CaseFolder();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        long entries = folder.rebuild();
        if (output.json()) {
            output.json(Map.of("entries", entries));
        } else {
            output.line("Made anew from " + Plural.of(entries, "entry", "entries") + ".");
        }
        return ExitCode.AFFIRMING;
    }
}
