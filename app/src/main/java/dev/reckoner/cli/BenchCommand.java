package dev.reckoner.cli;

import dev.reckoner.cli.bench.Bench;
import dev.reckoner.cli.bench.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bench}. */
@Command(
        name = "bench",
        description = {
            "Measures Reckoner beside the bare tool under it, in alternating rounds.",
            "Ends with a line for each figure: figure NAME VALUE must OP LIMIT ok|short.",
        })
final class BenchCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", arity = "0..1", description = "Which bench; without a name they are listed.")
    private Optional<String> name = Optional.empty();

    @Option(
            names = "--rounds",
            defaultValue = "101",
            description = "Rounds of each side, at least 5; ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(names = "--models", paramLabel = "FOLDER", description = "The sample's models.")
    private Optional<Path> models = Optional.empty();

    @Option(
            names = "--evidence",
            paramLabel = "FOLDER",
            description = "Attestation documents and signed responses, for benches that work on given ones.")
    private Optional<Path> evidence = Optional.empty();

    @Option(
            names = "--trails",
            paramLabel = "FOLDER",
            description = "Keeps the trails of signed responses that are made, and uses those that are there.")
    private Optional<Path> trails = Optional.empty();

    @Option(
            names = "--responses",
            description =
                    "Signed responses of a trail that is made, where it is not to be as long as the bench has it.")
    private Optional<Integer> responses = Optional.empty();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        if (name.isEmpty()) {
            Bench.all().forEach(bench -> output.line(bench.name() + ": " + bench.description()));
            return ExitCode.AFFIRMING;
        }
        List<Bench> wanted = Bench.all().stream()
                .filter(bench -> bench.name().equals(name.get()))
                .toList();
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException("There is no bench '" + name.get() + "'; 'reckoner bench' lists them.");
        }
        return measure(
                wanted.getFirst(),
                new Bench.Setting(() -> SampleModels.find(models), trails, responses, evidence, rounds));
    }

    private int measure(Bench bench, Bench.Setting setting) throws IOException {
        var report = new Report(output::line);
        try {
            bench.run(setting, report);
        } catch (IOException | RuntimeException failure) {
            throw failure;
        } catch (Exception failure) { // a bench may throw what the library it measures throws
            throw new IOException("The bench could not run: " + failure.getMessage(), failure);
        }
        return report.finish() ? ExitCode.AFFIRMING : ExitCode.CONTRAINDICATED;
    }
}
