package dev.reckoner.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.Check;
import dev.reckoner.appraise.EvidenceChecks;
import dev.reckoner.appraise.ReferenceValues;
import dev.reckoner.audit.sample.SampleAttestations;
import dev.reckoner.cli.bench.robust.MemoryTrail;
import dev.reckoner.trail.nitro.NitroReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the bench measures is a sound document under its own root, and under no other. */
class AttestBenchTest {
    @Test
    void theDocumentsAreAffirmedByTheirOwnReferencesOnly() throws Exception {
        SampleAttestations made = SampleAttestations.make(2, 3);
        MemoryTrail trail = new MemoryTrail();
        for (byte[] document : made.documents()) {
            NitroReader.readDocument(document, "made", trail);
        }
        assertThat(trail.attestations()).hasSize(6).doesNotHaveDuplicates();
        assertThat(codes(trail, made.references())).hasSize(12).containsOnly("EV-NITRO-CHAIN-VALID", "EV-PCR-APPROVED");
        assertThat(codes(trail, ReferenceValues.BUILT_IN)).containsOnly("EV-NITRO-ROOT-UNKNOWN", "EV-PCR-UNKNOWN");
    }

    private static List<String> codes(MemoryTrail trail, ReferenceValues references) {
        var context = new Check.Context(trail, references);
        return EvidenceChecks.all().stream()
                .flatMap(check ->
                        trail.attestations().stream().flatMap(document -> check.appraise(document, context).stream()))
                .map(finding -> finding.code())
                .toList();
    }
}
