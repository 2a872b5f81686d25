package dev.reckoner.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.ClaimRow;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.document.DocumentField;
import dev.reckoner.ui.look.Theme;
import dev.reckoner.ui.shell.ClaimFilter;
import dev.reckoner.ui.shell.PlaceId;
import dev.reckoner.ui.shell.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.TreeTableView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

    /** A chat answer of an enclave that was out of service, and one whose text is not what was signed. */
    @ParameterizedTest
    @EnumSource(Theme.class)
    void chatAnswersShowWhatWasFoundOfThem(Theme theme) throws IOException {
        MadeSample.assumeModels();
        try (AuditCase sample = MadeSample.open()) {
            for (String code : List.of("EV-REGISTRY-DISABLED", "EV-OUTPUT-HASH-MISMATCH")) {
                Screenshots.write(
                        sample,
                        Path.of("target/screenshots/sample-" + code),
                        List.of(PlaceId.CLAIMS),
                        theme,
                        1440,
                        900,
                        (place, workbench) -> choose(workbench, sample, code));
            }
        }
    }

    private static void choose(Workbench workbench, AuditCase sample, String code) {
        var claim = sample.findings().stream()
                .filter(finding -> finding.code().equals(code))
                .findFirst()
                .orElseThrow()
                .subject()
                .id();
        workbench.showClaims(ClaimFilter.claim(claim));
        workbench.applyCss();
        workbench.layout();
        var remarks = (Label) workbench.lookup("#deciding-remarks");
        boolean warned = code.equals("EV-REGISTRY-DISABLED");
        assertThat(remarks.isVisible()).isEqualTo(warned);
        assertThat(remarks.getText().contains("out of service")).isEqualTo(warned);
        if (!warned) {
            var fields = (TreeTableView<?>) workbench.lookup(".tree-table-view");
            var field =
                    (DocumentField) fields.getSelectionModel().getSelectedItem().getValue();
            assertThat(field.name()).isEqualTo("tee_output_hash");
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
