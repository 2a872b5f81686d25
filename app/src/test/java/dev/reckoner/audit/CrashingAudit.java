package dev.reckoner.audit;

import dev.reckoner.cli.bench.ResponseTrail;
import dev.reckoner.ledger.projection.ClaimCondition;
import dev.reckoner.ledger.projection.ClaimOrder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;

/** Works on a case until it is killed; says the ledger's size and root after every use case that it was told is done. */
final class CrashingAudit {
    private CrashingAudit() {}

    public static void main(String[] arguments) throws Exception {
        var said = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var folder = Path.of(arguments[0]);
        var trails = Files.createDirectories(folder.resolveSibling("trails"));
        long seed = Long.parseLong(arguments[1]);
        var random = new Random(seed);
        try (var audit = RecordedCase.open(folder, Clock.systemUTC(), DeviceExecutors.inProcess())) {
            say(said, audit);
            for (int i = 0; ; i++) {
                step(audit, trails, seed + "-" + i, random);
                say(said, audit);
            }
        }
    }

    private static void say(PrintStream said, RecordedCase audit) {
        said.println(
                "recorded " + audit.ledger().entries() + " " + audit.ledger().root());
    }

    private static void step(RecordedCase audit, Path trails, String name, Random random) throws IOException {
        switch (random.nextInt(5)) {
            case 0 -> audit.importTrails(List.of(SmallTrail.write(trails.resolve(name + ".trail"), name)), SILENT);
            case 1 -> audit.importTrails(List.of(SmallTrail.writeLarge(trails.resolve(name + ".trail"), name)), SILENT);
            case 2 ->
                audit.importTrails(
                        List.of(new ResponseTrail(20 + random.nextInt(40), 2, name.hashCode())
                                .in(Files.createDirectories(trails.resolve(name)))),
                        SILENT);
            case 3 -> audit.appraise(SILENT);
            default -> {
                var claims = audit.claims(ClaimCondition.ALL, ClaimOrder.DEFAULT).first(() -> false).stream()
                        .limit(5)
                        .map(ClaimRow::id)
                        .toList();
                audit.reexecute(claims, ReexecutionOptions.DEFAULT, outcome -> {}, SILENT);
                Files.write(
                        trails.resolve(name + ".csv"), List.of(audit.findings().toString()));
            }
        }
    }

    private static final TaskProgress SILENT = TaskProgress.SILENT;
}
