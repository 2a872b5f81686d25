package dev.reckoner.appraise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.Vectors;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.CollectingSink;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.MemoryFile;
import dev.reckoner.trail.ModelReference;
import dev.reckoner.trail.PartyRole;
import dev.reckoner.trail.nitro.NitroReader;
import dev.reckoner.trail.opengradient.OpenGradientReader;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The way from a claim's key to the enclave: responses that are really signed, under an enclave of our own. */
class KeyBindingTest {
    private static final Instant CLAIM = Instant.ofEpochSecond(1747000000);
    private static final byte[] OTHER_KEY = {1, 2, 3};

    @Test
    void aResponseSignedWithTheAttestedKeyIsBoundFreshAndOfAnApprovedBuild() throws Exception {
        MadeEnclave enclave = new MadeEnclave(CLAIM.minus(Duration.ofHours(1)));
        CollectingSink sink = responses();
        attest(sink, enclave.document(CLAIM.minus(Duration.ofMinutes(5)), spki()));
        assertThat(codes(sink, references(enclave)))
                .containsEntry("signature", "EV-SIG-VALID")
                .containsEntry("key", "EV-KEY-BOUND")
                .containsEntry("attestation", "EV-NITRO-CHAIN-VALID")
                .containsEntry("freshness", "EV-ATTESTATION-FRESH")
                .containsEntry("measurement", "EV-PCR-APPROVED");
    }

    @Test
    void anEnclaveUnderAForeignRootIsBoundButUntrusted() throws Exception {
        MadeEnclave enclave = new MadeEnclave(CLAIM.minus(Duration.ofHours(1)));
        CollectingSink sink = responses();
        attest(sink, enclave.document(CLAIM.minus(Duration.ofMinutes(5)), spki()));
        assertThat(codes(sink, ReferenceValues.BUILT_IN))
                .containsEntry("key", "EV-KEY-BOUND")
                .containsEntry("attestation", "EV-NITRO-ROOT-UNKNOWN")
                .containsEntry("measurement", "EV-PCR-UNKNOWN");
    }

    @Test
    void anAttestationOutsideItsCertificatesLifeSaysNothingAboutAClaimThatDoesNotNameIt() throws Exception {
        MadeEnclave enclave = new MadeEnclave(CLAIM);
        CollectingSink sink = responses();
        attest(sink, enclave.document(CLAIM.minus(Duration.ofMinutes(5)), spki()));
        assertThat(codes(sink, references(enclave)))
                .containsEntry("attestation", "EV-ATTESTATION-ABSENT")
                .containsEntry("key", "EV-KEY-NO-ATTESTATION")
                .doesNotContainKeys("measurement", "freshness");
    }

    @Test
    void anAttestationMadeAfterTheClaimIsAWarning() throws Exception {
        MadeEnclave enclave = new MadeEnclave(CLAIM.minus(Duration.ofHours(1)));
        CollectingSink sink = responses();
        attest(sink, enclave.document(CLAIM.plus(Duration.ofMinutes(5)), spki()));
        assertThat(codes(sink, references(enclave))).containsEntry("freshness", "EV-ATTESTATION-AFTER-CLAIM");
    }

    @Test
    void aClaimAfterTheCertificateEndedIsJudgedByTheAgeOfTheAttestation() throws Exception {
        assertThat(freshnessAfter(Duration.ofDays(2))).isEqualTo("EV-ATTESTATION-IN-AGE");
        assertThat(freshnessAfter(Duration.ofDays(45))).isEqualTo("EV-ATTESTATION-IN-AGE");
        assertThat(freshnessAfter(Duration.ofDays(45).plusSeconds(1))).isEqualTo("EV-ATTESTATION-OLD");
    }

    private static String freshnessAfter(Duration age) throws Exception {
        Instant attested = CLAIM.minus(age);
        MadeEnclave enclave = new MadeEnclave(attested.minusSeconds(60));
        CollectingSink sink = responses();
        attest(sink, enclave.document(attested, spki()));
        return String.valueOf(codes(sink, references(enclave)).get("freshness"));
    }

    @Test
    void theFreshOfTwoAttestationsIsTheOneToJudgeBy() throws Exception {
        MadeEnclave enclave = new MadeEnclave(CLAIM.minus(Duration.ofHours(1)));
        CollectingSink sink = responses();
        attest(sink, enclave.document(CLAIM.plus(Duration.ofMinutes(1)), spki()));
        attest(sink, enclave.document(CLAIM.minus(Duration.ofMinutes(50)), spki()));
        assertThat(codes(sink, references(enclave))).containsEntry("freshness", "EV-ATTESTATION-FRESH");
    }

    @Test
    void anAttestationWithAChangedSignatureSaysNothingAboutAClaimThatDoesNotNameIt() throws Exception {
        MadeEnclave enclave = new MadeEnclave(CLAIM.minus(Duration.ofHours(1)));
        byte[] document = enclave.document(CLAIM.minus(Duration.ofMinutes(5)), spki());
        document[document.length - 1] ^= 1;
        CollectingSink sink = responses();
        attest(sink, document);
        assertThat(codes(sink, references(enclave)))
                .containsEntry("attestation", "EV-ATTESTATION-ABSENT")
                .containsEntry("key", "EV-KEY-NO-ATTESTATION")
                .doesNotContainKey("measurement");
    }

    @Test
    void anAttestationOfAnotherKeyIsNoneForThisOne() throws Exception {
        MadeEnclave enclave = new MadeEnclave(CLAIM.minus(Duration.ofHours(1)));
        CollectingSink sink = responses();
        attest(sink, enclave.document(CLAIM.minus(Duration.ofMinutes(5)), OTHER_KEY));
        assertThat(codes(sink, references(enclave)))
                .containsEntry("key", "EV-KEY-NO-ATTESTATION")
                .containsEntry("attestation", "EV-ATTESTATION-ABSENT");
    }

    @Test
    void aNativeClaimIsBoundByTheKeyIdOfItsStatement() throws Exception {
        MadeEnclave enclave = new MadeEnclave(CLAIM.minus(Duration.ofHours(1)));
        CollectingSink sink = new CollectingSink();
        attest(sink, enclave.document(CLAIM.minus(Duration.ofMinutes(5)), spki()));
        Claim claim = nativeClaim(sink, Digest.sha256(spki()), List.of());
        assertThat(codes(sink, claim, references(enclave)))
                .containsEntry("key", "EV-KEY-BOUND")
                .doesNotContainKeys("signature", "input", "output");
    }

    @Test
    void aClaimThatNamesAnAttestationOfAnotherKeyIsContraindicated() throws Exception {
        MadeEnclave enclave = new MadeEnclave(CLAIM.minus(Duration.ofHours(1)));
        CollectingSink sink = new CollectingSink();
        Digest named = attest(sink, enclave.document(CLAIM.minus(Duration.ofMinutes(5)), OTHER_KEY));
        Claim claim = nativeClaim(sink, Digest.sha256(spki()), List.of(named));
        assertThat(codes(sink, claim, references(enclave))).containsEntry("key", "EV-KEY-UNATTESTED");
    }

    @Test
    void aClaimThatNamesAnotherAttestationThanTheOneOfItsKeyIsAWarning() throws Exception {
        MadeEnclave enclave = new MadeEnclave(CLAIM.minus(Duration.ofHours(1)));
        CollectingSink sink = new CollectingSink();
        attest(sink, enclave.document(CLAIM.minus(Duration.ofMinutes(5)), spki()));
        Digest named = attest(sink, enclave.document(CLAIM.minus(Duration.ofMinutes(5)), OTHER_KEY));
        Digest missing = Digest.sha256(OTHER_KEY);
        for (Digest other : List.of(named, missing)) {
            Claim claim = nativeClaim(sink, Digest.sha256(spki()), List.of(other));
            assertThat(codes(sink, claim, references(enclave))).containsEntry("key", "EV-KEY-BOUND-OTHERWISE");
        }
    }

    @Test
    void anUnattestedKeyAmongAttestedOnesIsAWarningSinceTheTrailAloneSaysWhoseTheyAre() throws Exception {
        MadeEnclave enclave = new MadeEnclave(CLAIM.minus(Duration.ofHours(1)));
        CollectingSink sink = new CollectingSink();
        attest(sink, enclave.document(CLAIM.minus(Duration.ofMinutes(5)), OTHER_KEY));
        Digest other = Digest.sha256(OTHER_KEY);
        sink.evidence.add(new Evidence.SigningKey(
                other, other, "keys", "Ed25519", Base64.getEncoder().encodeToString(OTHER_KEY), "node-1"));
        Claim claim = nativeClaim(sink, Digest.sha256(spki()), List.of());
        assertThat(codes(sink, claim, references(enclave))).containsEntry("key", "EV-KEY-OTHERS-ATTESTED");
    }

    /** Any enclave can attest somebody else's public key; what it does not hold it cannot discredit. */
    @Test
    void anotherEnclaveThatAttestsTheKeyTakesNothingFromTheOperators() throws Exception {
        MadeEnclave enclave = new MadeEnclave(CLAIM.minus(Duration.ofHours(1)));
        CollectingSink sink = responses();
        attest(sink, enclave.document(CLAIM.minus(Duration.ofMinutes(50)), spki()));
        attest(sink, enclave.debugDocument(CLAIM.minus(Duration.ofSeconds(1)), spki()));
        assertThat(codes(sink, references(enclave))).containsEntry("measurement", "EV-PCR-APPROVED");
    }

    @Test
    void aDebugEnclaveThatTheClaimDoesNotNameAccusesNobody() throws Exception {
        MadeEnclave enclave = new MadeEnclave(CLAIM.minus(Duration.ofHours(1)));
        CollectingSink sink = responses();
        attest(sink, enclave.debugDocument(CLAIM.minus(Duration.ofSeconds(1)), spki()));
        assertThat(codes(sink, references(enclave))).doesNotContainKey("measurement");
    }

    @Test
    void aDebugEnclaveThatTheClaimNamesContraindicatesIt() throws Exception {
        MadeEnclave enclave = new MadeEnclave(CLAIM.minus(Duration.ofHours(1)));
        CollectingSink sink = new CollectingSink();
        Digest named = attest(sink, enclave.debugDocument(CLAIM.minus(Duration.ofSeconds(1)), spki()));
        Claim claim = nativeClaim(sink, Digest.sha256(spki()), List.of(named));
        assertThat(codes(sink, claim, references(enclave))).containsEntry("measurement", "EV-NITRO-PCR-ZERO");
    }

    @Test
    void aClaimWhoseNamedAttestationIsMissingIsNotDecided() throws Exception {
        CollectingSink sink = new CollectingSink();
        Claim claim = nativeClaim(sink, Digest.sha256(spki()), List.of(Digest.sha256(OTHER_KEY)));
        assertThat(codes(sink, claim, ReferenceValues.BUILT_IN)).containsEntry("key", "EV-KEY-NO-ATTESTATION");
    }

    @Test
    void aResponseThatNamesAnotherEnclaveThanItsKeysIsContraindicated() throws Exception {
        JsonNode vectors = Vectors.json("opengradient/llm/synthetic_tee_responses.json");
        String text = vectors.toString().replace(vectors.get("tee_id").textValue(), "0x" + "11".repeat(32));
        CollectingSink sink = new CollectingSink();
        new OpenGradientReader().read(MemoryFile.of("responses.json", text), sink);
        assertThat(codes(sink, ReferenceValues.BUILT_IN))
                .containsEntry("signature", "EV-SIG-OTHER-KEY")
                .containsEntry("key", "EV-TEE-ID-MISMATCH");
    }

    @Test
    void theSameTrailGivesTheSameFindingsTwice() throws Exception {
        MadeEnclave enclave = new MadeEnclave(CLAIM.minus(Duration.ofHours(1)));
        CollectingSink sink = responses();
        attest(sink, enclave.document(CLAIM.minus(Duration.ofMinutes(5)), spki()));
        CollectedEvidence evidence = new CollectedEvidence(sink);
        List<Finding> first = evidence.findings(sink.claims.getFirst(), references(enclave));
        assertThat(evidence.findings(sink.claims.getFirst(), references(enclave)))
                .isEqualTo(first);
    }

    private static ReferenceValues references(MadeEnclave enclave) throws Exception {
        String build = HexFormat.of().formatHex(MadeEnclave.BUILD);
        return new ReferenceValues(
                List.of(enclave.anchor()),
                List.of(new ReferenceValues.Measurement("build 1", build, build, build)),
                List.of(),
                List.of());
    }

    private static CollectingSink responses() throws Exception {
        CollectingSink sink = new CollectingSink();
        byte[] vectors = Vectors.bytes("opengradient/llm/synthetic_tee_responses.json");
        new OpenGradientReader().read(new MemoryFile("responses.json", vectors), sink);
        assertThat(sink.claims.getFirst().madeAt()).isEqualTo(CLAIM);
        return sink;
    }

    private static Digest attest(CollectingSink sink, byte[] document) throws Exception {
        byte[] copy = Arrays.copyOf(document, document.length);
        return NitroReader.readDocument(copy, "attestation", sink);
    }

    private static byte[] spki() {
        return HexFormat.of()
                .parseHex(Vectors.json("opengradient/llm/synthetic_tee_responses.json")
                        .get("signing_key_der_hex")
                        .textValue());
    }

    private static Claim nativeClaim(CollectingSink sink, Digest keyId, List<Digest> evidence) {
        Digest id = Digest.sha256(new byte[] {9});
        sink.evidence.add(new Evidence.SignedStatement(id, id, "statements", keyId, "", id, "type"));
        return new Claim(
                id,
                "1",
                "native bundle",
                CLAIM,
                Map.of(PartyRole.OPERATOR, "node-1"),
                new ModelReference("m", "", Optional.empty()),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.of(id),
                evidence,
                "statements:1");
    }

    private static Map<String, String> codes(CollectingSink sink, ReferenceValues references) {
        return codes(sink, sink.claims.getFirst(), references);
    }

    private static Map<String, String> codes(CollectingSink sink, Claim claim, ReferenceValues references) {
        return new CollectedEvidence(sink)
                .findings(claim, references).stream()
                        .collect(java.util.stream.Collectors.toMap(Finding::check, Finding::code));
    }
}
