package dev.reckoner.cli;

import dev.reckoner.audit.Erc8004Records;
import dev.reckoner.reputation.erc8004.Conversion;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code erc8004 show}. */
@Command(
        name = "show",
        description = {
            "Shows the records of ERC-8004 that the trails of a case hold: statements of others, which count in no reputation.",
            "With a file, tells which of them name it by its hash."
        })
final class Erc8004ShowCommand implements Callable<Integer> {
    private static final long MOST_BYTES = 16L << 20;

    @Option(names = "--agent-id", paramLabel = "NUMBER", description = "Only what is about that agent.")
    private Optional<BigInteger> agent = Optional.empty();

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "A feedback, request or response file, to be compared with the hashes of the records.")
    private Optional<Path> file = Optional.empty();

    @Mixin
    private CaseFolder folder = new CaseFolder();

    @Mixin
    private Output output = new Output();

    /** An offered file. */
    private record Offered(String hash, List<Erc8004Records.Event> namedBy) {}

    /** What is printed. */
    private record Answer(String about, Erc8004Records records, Optional<Offered> file) {}

    @Override
    public Integer call() throws IOException {
        Optional<String> hash = file.isPresent() ? Optional.of(hash(file.get())) : Optional.empty();
        try (var audit = folder.open()) {
            var all = audit.erc8004().records();
            var records = agent.map(all::about).orElse(all);
            var offered = hash.map(known -> new Offered(known, records.naming(known)));
            if (output.json()) {
                output.json(new Answer(Erc8004Records.ABOUT, records, offered));
            } else {
                new Erc8004Table(output).print(records);
                offered.ifPresent(this::print);
            }
            return offered.map(each -> each.namedBy().isEmpty() ? ExitCode.CONTRAINDICATED : ExitCode.AFFIRMING)
                    .orElse(Erc8004Table.exit(records));
        }
    }

    private static String hash(Path file) throws IOException {
        GivenPath.file(file, "file of a record");
        if (Files.size(file) > MOST_BYTES) {
            throw new RefusedArgument("ER-FILE-SIZE", "The file " + file + " is longer than 16 MiB.");
        }
        return Conversion.hash(Files.readAllBytes(file));
    }

    private void print(Offered offered) {
        if (offered.namedBy().isEmpty()) {
            output.line("ER-FILE-HASH: No record of the case names a file with the hash " + offered.hash()
                    + ": it is another file, or it was changed.");
            return;
        }
        output.line("The file has the hash " + offered.hash() + ", which is named by:");
        output.table(
                List.of("event", "agent", "by", "says", "tags", "block", "contract"),
                offered.namedBy().stream().map(Erc8004Table::cells).toList());
    }
}
