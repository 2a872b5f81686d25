package dev.reckoner.appraise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.ReferenceValues.Endorsement;
import dev.reckoner.appraise.code.Tier;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A record can name anybody; only an endorsement from outside the trail ties the name to the key. */
class PartyCheckTest {
    private static final Instant CLAIM = Instant.parse("2026-04-17T09:00:00Z");
    private static final byte[] KEY = {1, 2, 3};
    private static final Digest KEY_ID = Digest.sha256(KEY);

    private final CollectingSink sink = new CollectingSink();
    private final MadeEnclave enclave = new MadeEnclave(CLAIM.minus(Duration.ofHours(1)));

    @Test
    void theRecordsOwnWordIsNotEnough() throws Exception {
        assertThat(finding("node-1", "meridian", List.of()))
                .satisfies(f -> assertThat(f.code()).isEqualTo("EV-PARTY-UNENDORSED"))
                .satisfies(f -> assertThat(f.tier()).isEqualTo(Tier.WARNING));
    }

    @Test
    void anEndorsedKeySpeaksForItsOwner() throws Exception {
        assertThat(finding("node-1", "meridian", List.of(ofKey("node-1", "meridian"))))
                .satisfies(f -> assertThat(f.code()).isEqualTo("EV-PARTY-ENDORSED"))
                .satisfies(f -> assertThat(f.tier()).isEqualTo(Tier.AFFIRMING));
    }

    @Test
    void aKeyOfOneOperatorUnderTheNameOfAnotherAccusesTheSignerAndNotTheNamed() throws Exception {
        assertThat(finding("node-2", "halden", List.of(ofKey("node-1", "meridian"))))
                .satisfies(f -> assertThat(f.code()).isEqualTo("EV-PARTY-OTHER"))
                .satisfies(f -> assertThat(f.tier()).isEqualTo(Tier.CONTRAINDICATED))
                .satisfies(f -> assertThat(f.sentence()).contains("signed with a key of node-1 of meridian"))
                .satisfies(f -> assertThat(f.detail()).contains("not against node-2"));
    }

    @Test
    void theProviderIsPartOfTheName() throws Exception {
        assertThat(finding("node-1", "halden", List.of(ofKey("node-1", "meridian")))
                        .code())
                .isEqualTo("EV-PARTY-OTHER");
    }

    @Test
    void aBlankNameIsNobodys() throws Exception {
        assertThat(finding("", "meridian", List.of(ofKey("", "meridian"))).tier())
                .isEqualTo(Tier.NONE);
        assertThat(finding("node-1", " ", List.of()).code()).isEqualTo("EV-PARTY-BLANK");
    }

    @Test
    void attestedRegistersSpeakForTheirOwnerUnderATrustedRootOnly() throws Exception {
        var role = new Endorsement("node-1", "meridian", Optional.empty(), Optional.of(Map.of(3, MadeEnclave.ROLE)));
        NitroReader.readDocument(enclave.document(CLAIM.minus(Duration.ofMinutes(5)), KEY), "attestation", sink);
        var trusted = new ReferenceValues(List.of(enclave.anchor()), List.of(), List.of(), List.of(role));
        var foreign = new ReferenceValues(List.of(), List.of(), List.of(), List.of(role));
        assertThat(finding("node-1", "meridian", trusted).code()).isEqualTo("EV-PARTY-ENDORSED");
        assertThat(finding("node-1", "meridian", foreign).code()).isEqualTo("EV-PARTY-UNENDORSED");
    }

    /** An enclave of another party may attest the key without its owner's knowledge. */
    @Test
    void anotherPartysEnclaveThatTheRecordDoesNotNameAccusesNobody() throws Exception {
        var role = new Endorsement("node-9", "halden", Optional.empty(), Optional.of(Map.of(3, MadeEnclave.ROLE)));
        NitroReader.readDocument(enclave.document(CLAIM.minus(Duration.ofMinutes(5)), KEY), "attestation", sink);
        var trusted = new ReferenceValues(List.of(enclave.anchor()), List.of(), List.of(), List.of(role));
        assertThat(finding("node-1", "meridian", trusted).code()).isEqualTo("EV-PARTY-UNENDORSED");
    }

    /** The record names its own, unendorsed attestation; that another party's enclave attests the key too is no contradiction. */
    @Test
    void anotherPartysEnclaveBesideTheNamedOneAccusesNobody() throws Exception {
        var ownEnclave = new MadeEnclave(CLAIM.minus(Duration.ofHours(1)));
        Digest own = NitroReader.readDocument(
                ownEnclave.debugDocument(CLAIM.minus(Duration.ofMinutes(9)), KEY), "own", sink);
        NitroReader.readDocument(enclave.document(CLAIM.minus(Duration.ofMinutes(5)), KEY), "planted", sink);
        var role = new Endorsement("node-9", "halden", Optional.empty(), Optional.of(Map.of(3, MadeEnclave.ROLE)));
        var both = new ReferenceValues(
                List.of(enclave.anchor(), ownEnclave.anchor()), List.of(), List.of(), List.of(role));
        assertThat(finding("node-1", "meridian", List.of(own), both).code()).isEqualTo("EV-PARTY-UNENDORSED");
    }

    @Test
    void otherRegistersAreNoEndorsement() throws Exception {
        var role = new Endorsement("node-1", "meridian", Optional.empty(), Optional.of(Map.of(3, "ef".repeat(48))));
        NitroReader.readDocument(enclave.document(CLAIM.minus(Duration.ofMinutes(5)), KEY), "attestation", sink);
        var trusted = new ReferenceValues(List.of(enclave.anchor()), List.of(), List.of(), List.of(role));
        assertThat(finding("node-1", "meridian", trusted).code()).isEqualTo("EV-PARTY-UNENDORSED");
    }

    @Test
    void theNameOfAnOpenGradientEnclaveIsItsKey() throws Exception {
        var responses = new CollectingSink();
        var vectors = Vectors.bytes("opengradient/llm/synthetic_tee_responses.json");
        new OpenGradientReader().read(new MemoryFile("responses.json", vectors), responses);
        var findings = new CollectedEvidence(responses).findings(responses.claims.getFirst(), ReferenceValues.BUILT_IN);
        assertThat(findings).extracting(Finding::code).contains("EV-PARTY-IS-KEY");
    }

    private static Endorsement ofKey(String operator, String provider) {
        return new Endorsement(operator, provider, Optional.of(KEY_ID), Optional.empty());
    }

    private Finding finding(String operator, String provider, List<Endorsement> endorsements) {
        return finding(operator, provider, new ReferenceValues(List.of(), List.of(), List.of(), endorsements));
    }

    private Finding finding(String operator, String provider, ReferenceValues references) {
        return finding(operator, provider, List.of(), references);
    }

    private Finding finding(String operator, String provider, List<Digest> named, ReferenceValues references) {
        var claim = claim(operator, provider, named);
        return new CollectedEvidence(sink)
                .findings(claim, references).stream()
                        .filter(finding -> finding.check().equals("party"))
                        .findFirst()
                        .orElseThrow();
    }

    private Claim claim(String operator, String provider, List<Digest> named) {
        var id = Digest.sha256(new byte[] {9});
        sink.evidence.add(new Evidence.SignedStatement(id, id, "statements", KEY_ID, "", id, "type"));
        return new Claim(
                id,
                "1",
                "native bundle",
                CLAIM,
                Map.of(PartyRole.OPERATOR, operator, PartyRole.PROVIDER, provider),
                new ModelReference("m", "", Optional.empty()),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.of(id),
                named,
                "statements:1");
    }
}
