package dev.reckoner.cli.bench;

import dev.reckoner.appraise.Check;
import dev.reckoner.appraise.EvidenceChecks;
import dev.reckoner.appraise.Finding;
import dev.reckoner.audit.sample.SampleAttestations;
import dev.reckoner.cli.bench.robust.MemoryTrail;
import dev.reckoner.crypto.CertificateChain;
import dev.reckoner.crypto.EcdsaP384;
import dev.reckoner.crypto.MalformedDocumentException;
import dev.reckoner.crypto.Signatures;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.nitro.NitroDocument;
import dev.reckoner.trail.nitro.NitroReader;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the appraisal of an attestation costs over the one signature check that it cannot do without. In each round every
 * document is appraised from its bytes (CBOR, COSE, chain, measurements), with nothing remembered from the round before; the
 * other side verifies the same documents' signatures, keys and messages at hand, by the same engine.
 */
final class AttestBench implements Bench {
    private static final int ENCLAVES = 5;
    private static final int EACH = 200;
    private static final double MOST = 2;
    private static final Duration WARM_UP = Duration.ofSeconds(6);
    private static final Duration ROUND = Duration.ofMillis(1);

    @Override
    public String name() {
        return "attest";
    }

    @Override
    public String description() {
        return ENCLAVES * EACH + " attestations of " + ENCLAVES
                + " enclaves, fully appraised, beside as many bare P-384 verifications.";
    }

    /** One bare verification. */
    private record Bare(PublicKey key, byte[] message, byte[] signature) {
        static Bare of(byte[] raw) throws MalformedDocumentException, GeneralSecurityException {
            NitroDocument document = NitroDocument.read(raw);
            PublicKey key =
                    CertificateChain.certificate(document.certificate().bytes()).getPublicKey();
            return new Bare(key, document.cose().signedBytes(), document.cose().signature());
        }
    }

    @Override
    public void run(Setting setting, Report report) throws Exception {
        SampleAttestations made = SampleAttestations.make(ENCLAVES, EACH);
        MemoryTrail trail = new MemoryTrail();
        List<Bare> bare = new ArrayList<>();
        for (byte[] document : made.documents()) {
            NitroReader.readDocument(document, "made", trail);
            bare.add(Bare.of(document));
        }
        var context = new Check.Context(trail, made.references());
        Timings timings =
                new Contest(WARM_UP, ROUND).run(() -> appraiseAll(context), () -> verifyAll(bare), setting.rounds());
        report.table(made.documents().size() + " attestations, verified by " + Signatures.engine(), timings);
        report.figure(new Figure("attest.ratio", timings.ratioOfMedians(), Figure.Bound.AT_MOST, MOST));
    }

    private static void appraiseAll(Check.Context context) {
        List<Check> checks = EvidenceChecks.all();
        for (Evidence.AttestationDocument document : context.evidence().attestations()) {
            List<String> codes = checks.stream()
                    .flatMap(check -> check.appraise(document, context).stream())
                    .map(Finding::code)
                    .toList();
            if (!codes.equals(List.of("EV-NITRO-CHAIN-VALID", "EV-PCR-APPROVED"))) {
                throw new IllegalStateException("A sound attestation was not affirmed: " + codes);
            }
        }
    }

    private static void verifyAll(List<Bare> bare) throws IOException {
        for (Bare one : bare) {
            if (!EcdsaP384.verify(one.key(), one.message(), one.signature())) {
                throw new IOException("A sound signature was not accepted.");
            }
        }
    }
}
