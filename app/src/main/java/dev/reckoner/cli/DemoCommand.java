package dev.reckoner.cli;

import dev.reckoner.audit.ClaimRow;
import dev.reckoner.audit.RecordedCase;
import dev.reckoner.audit.TaskProgress;
import dev.reckoner.audit.sample.SampleCase;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.ui.ReckonerApplication;
import dev.reckoner.ui.Screenshots;
import dev.reckoner.ui.look.Theme;
import dev.reckoner.ui.shell.ClaimFilter;
import dev.reckoner.ui.shell.PlaceId;
import dev.reckoner.ui.shell.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code demo}. */
@Command(
        name = "demo",
        description = {
            "Makes the sample case from real models, audits it, and opens it in the window.",
            "Without a display it prints the findings and writes pictures of the places instead."
        })
final class DemoCommand implements Callable<Integer> {
    private static final List<PlaceId> PICTURED =
            List.of(PlaceId.OVERVIEW, PlaceId.TRAILS, PlaceId.CLAIMS, PlaceId.REEXECUTION, PlaceId.LEDGER);

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "FOLDER",
            description = "Where the sample goes; an existing one is opened again.",
            defaultValue = "reckoner-sample")
    private Path folder = Path.of("");

    @Option(
            names = "--models",
            paramLabel = "FOLDER",
            description = "The models' folder; the one of the distribution by default.")
    private Optional<Path> models = Optional.empty();

    @Option(names = "--console", description = "Do as if there were no display.")
    private boolean console;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        boolean window = !console && Display.present();
        if (!window && !output.json()) {
            output.line("No display: the audit of the sample case runs in the console.");
        }
        var sample = SampleCase.in(folder);
        try (var audit = new SampleAudit(sample, models, Clock.systemUTC()).open(saying())) {
            if (window) {
                output.line("The sample case is in " + sample.caseFolder() + ".");
            } else {
                report(audit, sample);
            }
        }
        if (window) {
            ReckonerApplication.launch(Optional.of(sample.caseFolder()), new RecordedCases(), RecordedCases.settings());
        }
        return ExitCode.AFFIRMING;
    }

    private void report(RecordedCase audit, SampleCase sample) throws IOException {
        var findings = audit.findings();
        if (output.json()) {
            output.json(Map.of("case", sample.caseFolder().toString(), "claims", claims(audit), "findings", findings));
        } else {
            var table = new FindingTable();
            findings.forEach(table::add);
            table.print(output);
            TierTable.print(output, claims(audit));
        }
        var claims = claims(audit);
        var pictures = sample.folder().resolve("screenshots");
        Files.createDirectories(pictures);
        for (var theme : List.of(Theme.LIGHT, Theme.DARK)) {
            Screenshots.write(
                    audit,
                    pictures,
                    PICTURED,
                    theme,
                    Screenshots.WIDTH,
                    Screenshots.HEIGHT,
                    (place, workbench) -> pose(place, workbench, claims));
        }
        say("Pictures of the places are in " + pictures.toAbsolutePath().normalize());
    }

    /** Shows a claim that was answered by another model than it says: the table alone tells little. */
    private static void pose(PlaceId place, Workbench workbench, List<ClaimRow> claims) {
        if (place == PlaceId.CLAIMS) {
            claims.stream()
                    .filter(row -> row.verdict().filter(Verdict.OUTSIDE::equals).isPresent())
                    .findFirst()
                    .ifPresent(row -> workbench.showClaims(ClaimFilter.claim(row.id())));
        }
    }

    /** All of them: the sample has some hundred. */
    private static List<ClaimRow> claims(RecordedCase audit) throws IOException {
        var claims = new ArrayList<ClaimRow>();
        audit.eachClaim(claims::add);
        return claims;
    }

    /** Tells the steps, not every claim. */
    private TaskProgress saying() {
        return new TaskProgress() {
            @Override
            public void report(long done, long total, String what) {
                if (total == 0) {
                    say(what + " …");
                }
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
    }

    private void say(String text) {
        if (!output.json()) {
            output.line(text);
        }
    }
}
