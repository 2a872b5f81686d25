package dev.reckoner.audit.sample;

import dev.reckoner.appraise.ReferenceValues;
import dev.reckoner.appraise.ReferenceValues.Measurement;
import dev.reckoner.appraise.ReferenceValues.TrustAnchor;
import dev.reckoner.audit.sample.nitro.SampleEnclave;
import dev.reckoner.audit.sample.nitro.SampleRoot;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Attestation documents in number, of a few enclaves under a root of their own, each enclave with a chain of its own: root,
 * regional, zonal, instance, leaf, all ECDSA on P-384.
 *
 * @param documents raw COSE bytes
 * @param references what accepts them: the root and the build
 */
public record SampleAttestations(List<byte[]> documents, ReferenceValues references) {
    private static final Instant FROM = Instant.parse("2026-05-04T08:00:00Z");
    private static final Measurement BUILD =
            new Measurement("measured build", "a1".repeat(48), "b2".repeat(48), "c3".repeat(48));

    public SampleAttestations {
        documents = List.copyOf(documents);
    }

    /** Makes documents of so many enclaves, so many of each. */
    public static SampleAttestations make(int enclaves, int each) throws GeneralSecurityException {
        var root = SampleRoot.create(FROM);
        var documents = new ArrayList<byte[]>();
        for (int i = 0; i < enclaves; i++) {
            documents.addAll(SampleEnclave.attestations(root, "enclave-" + i, BUILD, FROM, each));
        }
        return accepted(root, documents);
    }

    /** Makes a document for each of these keys at each of these times, the earliest first. */
    public static SampleAttestations of(List<PublicKey> keys, List<Instant> times) throws GeneralSecurityException {
        var root = SampleRoot.create(times.getFirst().minus(Duration.ofDays(1)));
        var documents = new ArrayList<byte[]>();
        for (var at : times) {
            for (int i = 0; i < keys.size(); i++) {
                documents.add(SampleEnclave.attestation(root, "enclave-" + i, BUILD, keys.get(i), at));
            }
        }
        return accepted(root, documents);
    }

    private static SampleAttestations accepted(SampleRoot root, List<byte[]> documents)
            throws GeneralSecurityException {
        var anchor = new TrustAnchor("root of the measured enclaves", root.digest());
        return new SampleAttestations(
                documents, new ReferenceValues(List.of(anchor), List.of(BUILD), List.of(), List.of()));
    }
}
