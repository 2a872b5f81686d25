package dev.reckoner.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.ClaimRow;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ui.look.Theme;
import dev.reckoner.ui.shell.ClaimFilter;
import dev.reckoner.ui.shell.PlaceId;
import dev.reckoner.ui.shell.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pictures of the two places on the sample case. */
class SamplePicturesTest {
    @Test
    void claimsAndReexecutionShowTheSample() throws IOException {
        MadeSample.assumeModels();
        try (AuditCase sample = MadeSample.open()) {
            List<Path> files = Screenshots.write(
                    sample,
                    Path.of("target/screenshots/sample"),
                    List.of(PlaceId.CLAIMS, PlaceId.REEXECUTION),
                    Theme.LIGHT,
                    1440,
                    900,
                    (place, workbench) -> prepare(place, workbench, sample));
            assertThat(files).hasSize(2);
            assertThat(sample.claims()).anyMatch(row -> row.verdict().isPresent());
        }
    }

    private static void prepare(PlaceId place, Workbench workbench, AuditCase sample) {
        if (place == PlaceId.CLAIMS) {
            workbench.showClaims(ClaimFilter.text("meridian"));
            sample.claims().stream()
                    .filter(row ->
                            row.tier() == Tier.CONTRAINDICATED && row.operator().startsWith("meridian"))
                    .findFirst()
                    .ifPresent(row -> workbench.showClaims(ClaimFilter.claim(row.id())));
        }
        if (place == PlaceId.REEXECUTION) {
            List<Digest> some = Stream.of(Tier.CONTRAINDICATED, Tier.WARNING, Tier.AFFIRMING, Tier.NONE)
                    .flatMap(tier -> sample.claims().stream()
                            .filter(row -> row.tier() == tier)
                            .limit(6))
                    .map(ClaimRow::id)
                    .toList();
            workbench.showReexecution(some);
        }
    }
}
