package dev.reckoner.appraise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.Keccak256;
import dev.reckoner.trail.CollectingSink;
import dev.reckoner.trail.Evidence;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The registry's decision, taken again from the calldata. */
class AdmissionCheckTest {
    private static final Instant BLOCK = Instant.parse("2026-05-12T10:00:00Z");
    private static final Instant ATTESTED = BLOCK.minusSeconds(12);
    private static final byte[] CERTIFICATE = "a certificate".getBytes(StandardCharsets.UTF_8);
    private static final String TRANSACTION = MadeChain.hash("registration");
    private static final String BUILD = "0x"
            + Keccak256.digest(HexFormat.of().parseHex("ab".repeat(3 * 48))).hex();
    private static final MadeGateway GATEWAY = new MadeGateway();

    private final CollectingSink sink = new CollectingSink();
    private final MadeChain chain = new MadeChain(sink);
    private final MadeEnclave enclave = new MadeEnclave(ATTESTED.minusSeconds(60));
    private ReferenceValues references = ReferenceValues.BUILT_IN;

    @BeforeEach
    void trustTheRoot() throws Exception {
        references = new ReferenceValues(List.of(enclave.anchor()), List.of(), List.of(), List.of());
    }

    @Test
    void anEnclaveThatFulfilsEveryRuleWouldBeAdmitted() throws Exception {
        approve();
        register(document(ATTESTED), BLOCK);
        chain.registered(GATEWAY.teeId(), 0, BLOCK, TRANSACTION);
        assertThat(ofTransaction()).satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("EV-ADMISSION-HOLDS");
            assertThat(finding.tier()).isEqualTo(Tier.AFFIRMING);
            assertThat(finding.detail())
                    .contains("attested 12 s before the block", "approved as v1", "unproven calldata", "sender");
        });
    }

    @Test
    void theTimeBoundsAreThoseOfThePrecompileToTheSecond() throws Exception {
        approve();
        assertThat(attested(BLOCK.minusSeconds(300))).isEqualTo("EV-ADMISSION-HOLDS");
        assertThat(attested(BLOCK.minusSeconds(301))).isEqualTo("EV-ADMISSION-REFUSED");
        assertThat(attested(BLOCK.plusSeconds(60))).isEqualTo("EV-ADMISSION-HOLDS");
        assertThat(attested(BLOCK.plusSeconds(61))).isEqualTo("EV-ADMISSION-REFUSED");
    }

    @Test
    void theDocumentMustCommitToKeyAndCertificate() throws Exception {
        approve();
        register(document(ATTESTED, "1220" + "00".repeat(32) + "1220" + sha256(GATEWAY.spki())), BLOCK);
        assertThat(ofTransaction().detail()).startsWith("TLS certificate: the document commits to another");
        sink.evidence.removeIf(Evidence.ChainTransaction.class::isInstance);
        register(document(ATTESTED, "1220" + sha256(CERTIFICATE) + "1220" + "00".repeat(32)), BLOCK);
        assertThat(ofTransaction().detail()).startsWith("signing key: the document commits to another");
        sink.evidence.removeIf(Evidence.ChainTransaction.class::isInstance);
        register(document(ATTESTED, "00"), BLOCK);
        assertThat(ofTransaction().code()).isEqualTo("EV-ADMISSION-REFUSED");
    }

    @Test
    void thePrefixesThatThePrecompileOverlooksAreLookedAt() throws Exception {
        approve();
        register(document(ATTESTED, "1320" + sha256(CERTIFICATE) + "1220" + sha256(GATEWAY.spki())), BLOCK);
        assertThat(ofTransaction()).satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("EV-ADMISSION-REFUSED");
            assertThat(finding.detail()).startsWith("prefixes: not 12 20, which the precompile overlooks");
        });
    }

    @Test
    void theBuildMustBeApprovedForTheKindOfEnclaveAtThatBlock() throws Exception {
        register(document(ATTESTED), BLOCK);
        assertThat(ofTransaction().code()).isEqualTo("EV-ADMISSION-OPEN");
        assertThat(ofTransaction().tier()).isEqualTo(Tier.NONE);
        chain.approved(BUILD, 1, BLOCK.minusSeconds(500));
        chain.approved(BUILD, 0, BLOCK.plusSeconds(500));
        assertThat(ofTransaction().code()).isEqualTo("EV-ADMISSION-OPEN");
        chain.approved(BUILD, 0, BLOCK.minusSeconds(400));
        assertThat(ofTransaction().code()).isEqualTo("EV-ADMISSION-HOLDS");
        chain.revoked(BUILD, 1, BLOCK.minusSeconds(300));
        assertThat(ofTransaction().code()).isEqualTo("EV-ADMISSION-HOLDS");
        chain.revoked(BUILD, 0, BLOCK.minusSeconds(200));
        assertThat(ofTransaction().code()).isEqualTo("EV-ADMISSION-REFUSED");
        assertThat(ofTransaction().tier()).isEqualTo(Tier.WARNING);
        chain.approved(BUILD, 0, BLOCK.minusSeconds(100));
        assertThat(ofTransaction().code()).isEqualTo("EV-ADMISSION-HOLDS");
        chain.revokedForAll(BUILD, BLOCK.minusSeconds(50));
        assertThat(ofTransaction().code()).isEqualTo("EV-ADMISSION-REFUSED");
    }

    @Test
    void aDocumentUnderAnUnknownRootLeavesItOpenAndADamagedOneDoesNot() throws Exception {
        approve();
        register(document(ATTESTED), BLOCK);
        references = ReferenceValues.BUILT_IN;
        assertThat(ofTransaction().code()).isEqualTo("EV-ADMISSION-OPEN");
        sink.evidence.removeIf(Evidence.ChainTransaction.class::isInstance);
        byte[] damaged = document(ATTESTED);
        damaged[damaged.length - 1] ^= 1;
        trustTheRoot();
        register(damaged, BLOCK);
        assertThat(ofTransaction().code()).isEqualTo("EV-ADMISSION-REFUSED");
        sink.evidence.removeIf(Evidence.ChainTransaction.class::isInstance);
        register(new byte[] {1, 2, 3}, BLOCK);
        assertThat(ofTransaction().detail()).startsWith("document: the bytes are no attestation document");
    }

    @Test
    void beyondThePrecompilesLimitsNobodyIsAdmitted() throws Exception {
        approve();
        byte[] large = new byte[(8 << 10) + 1];
        chain.register(
                MadeChain.REGISTRY,
                document(ATTESTED, "1220" + sha256(large) + "1220" + sha256(GATEWAY.spki())),
                GATEWAY.spki(),
                large,
                Optional.of(BLOCK),
                TRANSACTION);
        assertThat(ofTransaction().detail()).startsWith("sizes: beyond the precompile's limits");
    }

    @Test
    void withoutTheBlocksTimeOrAnUnknownContractItIsOpen() throws Exception {
        approve();
        chain.register(
                MadeChain.REGISTRY, document(ATTESTED), GATEWAY.spki(), CERTIFICATE, Optional.empty(), TRANSACTION);
        assertThat(ofTransaction().code()).isEqualTo("EV-ADMISSION-OPEN");
        sink.evidence.removeIf(Evidence.ChainTransaction.class::isInstance);
        chain.register(
                MadeChain.ANYBODYS, document(ATTESTED), GATEWAY.spki(), CERTIFICATE, Optional.of(BLOCK), TRANSACTION);
        assertThat(ofTransaction().code()).isEqualTo("EV-ADMISSION-OPEN");
    }

    @Test
    void theRegistrysOwnLogMustNameTheSameEnclaveAndType() throws Exception {
        approve();
        register(document(ATTESTED), BLOCK);
        chain.registered(GATEWAY.teeId(), 1, BLOCK, TRANSACTION);
        assertThat(ofTransaction().detail()).startsWith("logged: ");
        assertThat(ofTransaction().code()).isEqualTo("EV-ADMISSION-REFUSED");
    }

    @Test
    void aRevertedRegistrationAdmittedNobody() throws Exception {
        approve();
        register(document(ATTESTED), BLOCK);
        chain.receipt(TRANSACTION, false);
        GATEWAY.answer(sink, MadeGateway.request("?", 0.5), "yes", BLOCK.plusSeconds(600));
        assertThat(ofTransaction().code()).isEqualTo("EV-ADMISSION-REVERTED");
        assertThat(ofTransaction().tier()).isEqualTo(Tier.NONE);
        assertThat(ofClaim()).isEmpty();
    }

    @Test
    void aClaimIsToldTheBestOfItsEnclavesRegistrations() throws Exception {
        approve();
        GATEWAY.answer(sink, MadeGateway.request("?", 0.5), "yes", BLOCK.plusSeconds(600));
        assertThat(ofClaim()).isEmpty();
        register(document(ATTESTED.minusSeconds(900)), BLOCK.plusSeconds(30));
        assertThat(ofClaim()).extracting(Finding::code).containsExactly("EV-ADMISSION-REFUSED");
        chain.register(
                MadeChain.REGISTRY,
                document(ATTESTED),
                GATEWAY.spki(),
                CERTIFICATE,
                Optional.of(BLOCK),
                MadeChain.hash("another"));
        assertThat(ofClaim()).extracting(Finding::code).containsExactly("EV-ADMISSION-HOLDS");
    }

    @Test
    void anOpenAdmissionAndALaterOneSayNothingOfAClaim() throws Exception {
        GATEWAY.answer(sink, MadeGateway.request("?", 0.5), "yes", BLOCK.plusSeconds(600));
        register(document(ATTESTED), BLOCK);
        assertThat(ofTransaction().code()).isEqualTo("EV-ADMISSION-OPEN");
        assertThat(ofClaim()).isEmpty();
        sink.evidence.removeIf(Evidence.ChainTransaction.class::isInstance);
        register(document(ATTESTED), BLOCK.plus(Duration.ofDays(1)));
        assertThat(ofClaim()).isEmpty();
    }

    private String attested(Instant at) throws Exception {
        sink.evidence.removeIf(Evidence.ChainTransaction.class::isInstance);
        // Within the certificate's validity in either case.
        MadeEnclave then = new MadeEnclave(at.minusSeconds(1));
        references = new ReferenceValues(List.of(then.anchor()), List.of(), List.of(), List.of());
        register(then.documentWith(at, HexFormat.of().parseHex(userData())), BLOCK);
        return ofTransaction().code();
    }

    private void approve() {
        chain.approved(BUILD, 0, BLOCK.minusSeconds(3600));
    }

    private void register(byte[] document, Instant block) throws Exception {
        chain.register(MadeChain.REGISTRY, document, GATEWAY.spki(), CERTIFICATE, Optional.of(block), TRANSACTION);
    }

    private byte[] document(Instant at) throws Exception {
        return document(at, userData());
    }

    private byte[] document(Instant at, String userData) throws Exception {
        MadeEnclave signing = at.isBefore(ATTESTED) ? new MadeEnclave(at) : enclave;
        return signing.documentWith(at, HexFormat.of().parseHex(userData));
    }

    private static String userData() {
        return "1220" + sha256(CERTIFICATE) + "1220" + sha256(GATEWAY.spki());
    }

    private static String sha256(byte[] bytes) {
        return Digest.sha256(bytes).hex();
    }

    private Finding ofTransaction() {
        var evidence = new CollectedEvidence(sink);
        return evidence.transactions().stream()
                .filter(transaction -> transaction.input().isPresent())
                .flatMap(transaction -> evidence.findings(transaction, references).stream())
                .filter(finding -> finding.check().equals("admission"))
                .findFirst()
                .orElseThrow();
    }

    private List<Finding> ofClaim() {
        return new CollectedEvidence(sink)
                .findings(sink.claims.getFirst(), references).stream()
                        .filter(finding -> finding.check().equals("admission"))
                        .toList();
    }
}
