package dev.reckoner.cli;

import dev.reckoner.audit.Erc8004Records;
import dev.reckoner.audit.TaskProgress;
import dev.reckoner.audit.TrailRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code erc8004 import}. */
@Command(
        name = "import",
        description = {
            "Imports event logs, receipts and transactions as 'reckoner import' does, and shows the records of ERC-8004 that the",
            "case holds then: statements of others, which count in no reputation."
        })
final class Erc8004ImportCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description = "Files or folders with a node's answers; recognised by what is inside.")
    private List<Path> paths = List.of();

    @Mixin
    private CaseFolder folder = new CaseFolder();

    @Mixin
    private Output output = new Output();

    /** What is printed. */
    private record Answer(String about, List<TrailRow> trails, Erc8004Records records) {}

    @Override
    public Integer call() throws IOException {
        for (var path : paths) {
            GivenPath.named(path, "trail");
        }
        try (var audit = folder.open()) {
            var trails = audit.importTrails(paths, TaskProgress.SILENT);
            var records = audit.erc8004().records();
            if (output.json()) {
                output.json(new Answer(Erc8004Records.ABOUT, trails, records));
            } else {
                trails.forEach(trail -> {
                    output.line(trail.file() + ": " + trail.format());
                    trail.problems()
                            .forEach(problem ->
                                    output.line("  not read: " + problem.code() + ": " + problem.sentence()));
                });
                new Erc8004Table(output).print(records);
            }
            return Erc8004Table.exit(records);
        }
    }
}
