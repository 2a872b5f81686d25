package dev.reckoner.appraise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.crypto.Vectors;
import dev.reckoner.trail.CollectingSink;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.MemoryFile;
import dev.reckoner.trail.nitro.NitroReader;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttestationTest {
    private static final String SAMPLE = "og-evm_attestation_3a0daf7.b64";

    @ParameterizedTest
    @CsvSource({
        "og-evm_attestation_3a0daf7.b64, EV-PCR-UNKNOWN, WARNING",
        "og-evm_attestation_9c87f68.b64, EV-PCR-UNKNOWN, WARNING",
        "og-evm_attestation_ec190c1_debug-mode-zero-pcrs.b64, EV-NITRO-PCR-ZERO, CONTRAINDICATED",
        "ev-valid.b64, EV-NITRO-PCR-ZERO, CONTRAINDICATED",
        "base-sample1.bin, EV-PCR-UNKNOWN, WARNING"
    })
    void everyPublishedDocumentIsGenuineAtItsOwnTimeAndItsBuildIsJudgedApart(String file, String code, Tier tier)
            throws IOException {
        List<Finding> findings = appraise(Vectors.bytes("nitro/" + file), ReferenceValues.BUILT_IN);
        assertThat(findings).extracting(Finding::check).containsExactly("attestation", "measurement");
        assertThat(findings.getFirst().code()).isEqualTo("EV-NITRO-CHAIN-VALID");
        assertThat(findings.getFirst().tier()).isEqualTo(Tier.AFFIRMING);
        assertThat(findings.get(1).code()).isEqualTo(code);
        assertThat(findings.get(1).tier()).isEqualTo(tier);
    }

    @Test
    void withoutTheRootAmongTheAnchorsTheDocumentIsUntrustedAndNotInvalid() throws IOException {
        ReferenceValues none = new ReferenceValues(List.of(), List.of(), List.of(), List.of());
        assertThat(appraise(Vectors.bytes("nitro/" + SAMPLE), none))
                .first()
                .satisfies(f -> assertThat(f.code()).isEqualTo("EV-NITRO-ROOT-UNKNOWN"))
                .satisfies(f -> assertThat(f.tier()).isEqualTo(Tier.WARNING));
    }

    @Test
    void anApprovedBuildIsAffirmedAndAnEmptyReferenceValueApprovesNothing() throws IOException {
        Map<Integer, String> pcrs = document(Vectors.bytes("nitro/" + SAMPLE)).pcrs();
        assertThat(measurement(pcrs.getOrDefault(0, ""), pcrs.getOrDefault(1, ""), pcrs.getOrDefault(2, "")))
                .isEqualTo("EV-PCR-APPROVED");
        assertThat(measurement("", "", "")).isEqualTo("EV-PCR-UNKNOWN");
        assertThat(measurement(pcrs.getOrDefault(0, ""), "", "")).isEqualTo("EV-PCR-UNKNOWN");
    }

    @Test
    void aBuildApprovedForAnotherTimeIsAWarningAndSaysForWhich() throws IOException {
        var document = document(Vectors.bytes("nitro/" + SAMPLE));
        Instant signed = document.timestamp();
        assertThat(measured(document, Optional.of(signed), Optional.empty())).isEqualTo("EV-PCR-APPROVED");
        for (Finding finding : List.of(
                finding(document, Optional.of(signed.plusMillis(1)), Optional.empty()),
                finding(document, Optional.empty(), Optional.of(signed)))) {
            assertThat(finding.code()).isEqualTo("EV-PCR-NOT-THEN");
            assertThat(finding.tier()).isEqualTo(Tier.WARNING);
            assertThat(finding.detail()).contains("dated, approved");
        }
    }

    private static String measured(
            Evidence.AttestationDocument document, Optional<Instant> from, Optional<Instant> until) throws IOException {
        return finding(document, from, until).code();
    }

    private static Finding finding(
            Evidence.AttestationDocument document, Optional<Instant> from, Optional<Instant> until) throws IOException {
        Map<Integer, String> pcrs = document.pcrs();
        var build = new ReferenceValues.Measurement(
                "dated",
                pcrs.getOrDefault(0, ""),
                pcrs.getOrDefault(1, ""),
                pcrs.getOrDefault(2, ""),
                Optional.empty(),
                from,
                until);
        return appraise(Vectors.bytes("nitro/" + SAMPLE), ReferenceValues.BUILT_IN.plus(build))
                .get(1);
    }

    @Test
    void aRootThatIsATrustAnchorForAnotherTimeIsAWarning() throws IOException {
        Instant signed = document(Vectors.bytes("nitro/" + SAMPLE)).timestamp();
        var root = ReferenceValues.AWS_NITRO_ROOT_G1;
        var later = new ReferenceValues.TrustAnchor(
                root.name(), root.certificate(), Optional.empty(), Optional.of(signed.plusMillis(1)), Optional.empty());
        ReferenceValues references = new ReferenceValues(List.of(later), List.of(), List.of(), List.of());
        assertThat(appraise(Vectors.bytes("nitro/" + SAMPLE), references).getFirst())
                .satisfies(f -> assertThat(f.code()).isEqualTo("EV-NITRO-ROOT-NOT-THEN"))
                .satisfies(f -> assertThat(f.tier()).isEqualTo(Tier.WARNING));
    }

    @Test
    void zeroMeasurementsAreContraindicatedEvenIfSomebodyApprovedThem() throws IOException {
        String zero = "0".repeat(96);
        ReferenceValues references = new ReferenceValues(
                List.of(ReferenceValues.AWS_NITRO_ROOT_G1),
                List.of(new ReferenceValues.Measurement("zero", zero, zero, zero)),
                List.of(),
                List.of());
        assertThat(appraise(Vectors.bytes("nitro/og-evm_attestation_ec190c1_debug-mode-zero-pcrs.b64"), references))
                .extracting(Finding::code)
                .contains("EV-NITRO-PCR-ZERO");
    }

    /** Zeros in a document that nobody signed are whoever wrote them, not the enclave. */
    @Test
    void zeroMeasurementsThatNobodySignedAccuseNoEnclave() throws Exception {
        var at = Instant.parse("2026-06-12T12:00:00Z");
        byte[] forged = new MadeEnclave(at.minusSeconds(60)).debugDocument(at, new byte[] {1});
        forged[forged.length - 1] ^= 1;
        assertThat(appraise(forged, ReferenceValues.BUILT_IN))
                .extracting(Finding::code)
                .containsExactly("EV-NITRO-SIGNATURE-INVALID", "EV-PCR-UNPROVEN");
    }

    @Test
    void noFlippedBitOfADocumentIsAccepted() throws IOException {
        byte[] raw = Base64.getMimeDecoder().decode(Vectors.bytes("nitro/" + SAMPLE));
        int accepted = 0;
        int tried = 0;
        for (int at = 0; at < raw.length; at += 7) {
            byte[] flipped = raw.clone();
            flipped[at] ^= (byte) (1 << (at % 8));
            CollectingSink sink = new CollectingSink();
            new NitroReader().read(new MemoryFile("flipped", flipped), sink);
            tried++;
            for (Evidence item : sink.evidence) {
                Tier tier = new CollectedEvidence(sink)
                        .findings(item, ReferenceValues.BUILT_IN)
                        .getFirst()
                        .tier();
                accepted += tier == Tier.CONTRAINDICATED ? 0 : 1;
            }
        }
        System.out.println("Bit flips over one attestation: " + tried + " tried, " + accepted + " accepted");
        assertThat(accepted).isZero();
        assertThat(tried).isGreaterThan(600);
    }

    @Test
    void bytesThatAreNotTheDescribedDocumentAccuseNobody() throws IOException {
        CollectingSink sink = sink(Vectors.bytes("nitro/" + SAMPLE));
        byte[] other = Base64.getMimeDecoder().decode(Vectors.bytes("nitro/og-evm_attestation_9c87f68.b64"));
        sink.blobs.put(sink.evidence.getFirst().blob(), other);
        assertThat(new CollectedEvidence(sink).findings(sink.evidence.getFirst(), ReferenceValues.BUILT_IN))
                .first()
                .satisfies(f -> assertThat(f.code()).isEqualTo("EV-NITRO-MALFORMED"))
                .satisfies(f -> assertThat(f.tier()).isEqualTo(Tier.NONE));
    }

    private static String measurement(String pcr0, String pcr1, String pcr2) throws IOException {
        ReferenceValues references = new ReferenceValues(
                List.of(ReferenceValues.AWS_NITRO_ROOT_G1),
                List.of(new ReferenceValues.Measurement("build", pcr0, pcr1, pcr2)),
                List.of(),
                List.of());
        return appraise(Vectors.bytes("nitro/" + SAMPLE), references).get(1).code();
    }

    private static List<Finding> appraise(byte[] content, ReferenceValues references) throws IOException {
        CollectingSink sink = sink(content);
        return new CollectedEvidence(sink).findings(sink.evidence.getFirst(), references);
    }

    private static Evidence.AttestationDocument document(byte[] content) throws IOException {
        return (Evidence.AttestationDocument) sink(content).evidence.getFirst();
    }

    private static CollectingSink sink(byte[] content) throws IOException {
        CollectingSink sink = new CollectingSink();
        new NitroReader().read(new MemoryFile("document", content), sink);
        return sink;
    }
}
