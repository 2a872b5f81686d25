package dev.reckoner.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.CaseData;
import dev.reckoner.audit.RecordedCase;
import dev.reckoner.audit.TaskProgress;
import dev.reckoner.audit.TrailRow;
import dev.reckoner.ledger.CasePassphrase;
import dev.reckoner.trail.ReadProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code import}. */
@Command(
        name = "import",
        description = {
            "Imports trails into a case, checks their evidence and records both.",
            "A path that cannot be read is recorded as not read and the others are imported."
        })
final class ImportCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description = "Files, folders or ZIPs; recognised by what is inside.")
    private List<Path> paths = List.of();

    @Mixin
    private CaseFolder folder = new CaseFolder();

    @Option(names = "--create", description = "Make the case first if the folder holds none.")
    private boolean create;

    @Option(names = "--encrypt", description = "With --create: encrypt a case that is made under a passphrase.")
    private boolean encrypt;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        for (var path : paths) {
            GivenPath.named(path, "trail");
        }
        try (var audit = open()) {
            var trails = audit.importTrails(paths, TaskProgress.SILENT);
            return exit(trails, audit, output.json() ? json(trails, audit) : tables(trails, audit));
        }
    }

    private RecordedCase open() throws IOException {
        GivenPath.named(folder.path(), "case's folder");
        var clock = Clock.systemUTC();
        if (create && !RecordedCase.exists(folder.path())) {
            var data = new CaseData(
                    folder.path().toAbsolutePath().normalize().getFileName().toString(),
                    "",
                    System.getProperty("user.name", ""),
                    false,
                    clock.instant());
            return folder.create(data, encrypt);
        }
        if (encrypt && RecordedCase.exists(folder.path()) && !CasePassphrase.isNeeded(folder.path())) {
            throw new RefusedArgument(
                    "LG-NOT-ENCRYPTED",
                    "The case in " + folder.path() + " is there already and is not encrypted. Nothing was imported.");
        }
        return folder.open();
    }

    /** Prints what was read and found; a large case has more findings than memory bears. */
    private Set<Tier> json(List<TrailRow> trails, RecordedCase audit) throws IOException {
        var tiers = EnumSet.noneOf(Tier.class);
        output.json(to -> {
            to.writeStartObject();
            to.writePOJOField("trails", trails);
            to.writeArrayFieldStart("findings");
            if (!nothingRead(trails)) {
                audit.eachFinding(finding -> {
                    tiers.add(finding.tier());
                    write(to, finding);
                });
            }
            to.writeEndArray();
            to.writeEndObject();
        });
        return tiers;
    }

    private static void write(JsonGenerator to, Finding finding) {
        try {
            to.writePOJO(finding);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Set<Tier> tables(List<TrailRow> trails, RecordedCase audit) throws IOException {
        trails.forEach(this::print);
        if (nothingRead(trails)) {
            output.line("Nothing was imported.");
            return Set.of();
        }
        var table = new FindingTable();
        audit.eachFinding(table::add);
        table.print(output);
        return table.tiers();
    }

    private void print(TrailRow trail) {
        var read = trail.read().entrySet().stream()
                .map(kind -> ", " + kind.getKey() + " " + kind.getValue())
                .collect(Collectors.joining());
        output.line(trail.file() + ": " + trail.format() + read);
        for (ReadProblem problem : trail.problems()) {
            var place = problem.place().isEmpty() ? problem.file() : problem.file() + ", " + problem.place();
            output.line("  not read: " + place + ": " + problem.code() + ": " + stopped(problem.sentence()) + " "
                    + stopped(problem.next()));
        }
    }

    private static String stopped(String sentence) {
        return sentence.isEmpty() || sentence.endsWith(".") ? sentence : sentence + ".";
    }

    private static boolean nothingRead(List<TrailRow> trails) {
        return trails.stream().noneMatch(TrailRow::wasRead);
    }

    private static int exit(List<TrailRow> trails, RecordedCase audit, Set<Tier> found) {
        if (nothingRead(trails)) {
            return ExitCode.COULD_NOT_RUN;
        }
        var tiers = new ArrayList<Tier>(found);
        audit.tiers().forEach((tier, claims) -> {
            if (claims > 0) {
                tiers.add(tier);
            }
        });
        if (trails.stream().anyMatch(trail -> !trail.problems().isEmpty())) {
            tiers.add(Tier.NONE);
        }
        return ExitCode.of(tiers);
    }
}
