package dev.reckoner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.Finding;
import dev.reckoner.audit.AllClaims;
import dev.reckoner.audit.CaseData;
import dev.reckoner.audit.RecordedCase;
import dev.reckoner.audit.TaskProgress;
import dev.reckoner.trail.ReadProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the import of real and synthetic evidence made by others says of it, file by file. */
class VectorsImportTest {
    private static final Path VECTORS = Path.of(System.getProperty("reckoner.vectors", "../../shared/vectors"));

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    nitro/og-evm_attestation_3a0daf7.b64 | 0 | EV-NITRO-CHAIN-VALID EV-PCR-UNKNOWN
                    nitro/og-evm_attestation_9c87f68.b64 | 0 | EV-NITRO-CHAIN-VALID EV-PCR-UNKNOWN
                    nitro/og-evm_attestation_ec190c1_debug-mode-zero-pcrs.b64 | 0 | EV-NITRO-CHAIN-VALID EV-NITRO-PCR-ZERO
                    nitro/ev-valid.b64 | 0 | EV-NITRO-CHAIN-VALID EV-NITRO-PCR-ZERO
                    nitro/base-sample1.bin | 0 | EV-NITRO-CHAIN-VALID EV-PCR-UNKNOWN
                    nitro/negative-base-validator-damaged.b64 | 0 | TR-CBOR-MALFORMED
                    nitro/aws-nitro-root-g1.pem | 0 | ''
                    nitro/expected.json | 0 | TR-UNKNOWN-FORMAT
                    nitro/README.md | 0 | TR-UNKNOWN-FORMAT
                    opengradient/llm/legacy_2025-12_response_signature.json | 1 | \
                    EV-ATTESTATION-ABSENT EV-COVERAGE-GAPS EV-KEY-NO-ATTESTATION EV-OUTPUT-IN-SIGNED-MESSAGE EV-PARTY-BLANK EV-REQUEST-HASH-MATCH EV-SIG-VALID
                    opengradient/llm/synthetic_tee_responses.json | 7 | \
                    EV-ATTESTATION-ABSENT EV-COVERAGE-GAPS EV-KEY-NO-ATTESTATION EV-OUTPUT-HASH-MATCH EV-PARTY-IS-KEY EV-REQUEST-HASH-MATCH EV-SIG-VALID
                    opengradient/llm/python_json_dumps_reference.json | 0 | TR-UNKNOWN-FORMAT
                    opengradient/settlement/synthetic_event_logs.json | 1 | \
                    EV-INPUT-UNBOUND EV-LOG-OTHER-CONTRACT EV-LOG-UNPROVEN EV-MODEL-BLOB-UNKNOWN EV-OUTPUT-UNBOUND EV-PARTY-BLANK EV-SIG-ABSENT
                    zk/ezkl-1l_mlp.proof.json | 0 | EV-ZK-PRESENT
                    opengradient/settlement/topics_and_selectors.json | 0 | TR-UNKNOWN-FORMAT
                    opengradient/abi/TEERegistry.abi | 0 | TR-UNKNOWN-FORMAT
                    """)
    void importSaysWhatTheFileIs(String file, int claims, String codes, @TempDir Path folder) throws IOException {
        var path = VECTORS.resolve(file);
        Assumptions.assumeTrue(Files.exists(path), () -> "the vectors are not at " + VECTORS);
        var clock = Clock.systemUTC();
        var data = new CaseData("Vectors", "", "", false, clock.instant());
        try (var audit = RecordedCase.create(folder.resolve("case"), data, clock)) {
            var trail = audit.importTrails(List.of(path), TaskProgress.SILENT).getFirst();
            Set<String> said = new TreeSet<>();
            audit.findings().stream().map(Finding::code).forEach(said::add);
            trail.problems().stream().map(ReadProblem::code).forEach(said::add);
            assertThat(AllClaims.of(audit)).hasSize(claims);
            assertThat(String.join(" ", said)).isEqualTo(codes);
        }
    }
}
