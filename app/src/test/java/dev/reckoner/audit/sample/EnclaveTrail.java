package dev.reckoner.audit.sample;

import dev.reckoner.appraise.ReferenceValues;
import dev.reckoner.audit.sample.nitro.SampleEnclave;
import dev.reckoner.audit.sample.nitro.SampleRoot;
import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import dev.reckoner.trail.ModelReference;
import dev.reckoner.trail.bundle.BundleWriter;
import dev.reckoner.trail.bundle.InferenceRecord;
import dev.reckoner.trail.bundle.InferenceRecord.RecordedTensor;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A bundle with one claim that an attested enclave signed, and what an analyst must accept for it to be affirmed. */
public final class EnclaveTrail {
    /** When the claim was made. */
    public static final Instant MADE = Instant.parse("2026-05-01T12:00:00Z");

    /** The build of the enclave. */
    public static final ReferenceValues.Measurement BUILD = new ReferenceValues.Measurement(
            "gateway 3.0",
            "a1".repeat(48),
            "b2".repeat(48),
            "c3".repeat(48),
            Optional.of("release page"),
            Optional.empty(),
            Optional.empty());

    private static final Digest MODEL = Digest.sha256(new byte[] {1});
    private static final Digest TLS = Digest.sha256(new byte[] {2});
    private static final Tensor VALUE = Tensor.ofFloats(List.of(2L), 1, 2);

    private EnclaveTrail() {}

    /**
     * Writes it.
     *
     * @return all that must be accepted but the build
     */
    public static ReferenceValues write(Path file) throws IOException, GeneralSecurityException {
        var root = SampleRoot.create(MADE.minusSeconds(86_400));
        var enclave = SampleEnclave.boot(root, "op", 0, BUILD, TLS, false, MADE.minusSeconds(600));
        try (var bundle = BundleWriter.create(file, "One claim", MADE)) {
            bundle.evidence(enclave.attestation(), "nitro-attestation");
            bundle.key("op", enclave.signingKey().getPublic().getEncoded());
            var tensor =
                    new RecordedTensor("x", bundle.tensor(TensorProtos.write(VALUE)), Digest.ofSha256(VALUE.sha256()));
            bundle.record(
                    new InferenceRecord(
                            "claim of gateway 3.0",
                            MADE,
                            "p",
                            "op",
                            "app",
                            Optional.empty(),
                            new ModelReference("m", "1", Optional.of(MODEL)),
                            List.of(tensor),
                            List.of(tensor),
                            Optional.empty(),
                            Optional.of(enclave.attestationId())),
                    enclave.signingKey());
        }
        return ReferenceValues.BUILT_IN
                .plus(new ReferenceValues.ModelRelease("m", "1", MODEL))
                .plus(new ReferenceValues.TrustAnchor("made root", root.digest()))
                .plus(new ReferenceValues.Endorsement(
                        "op", "p", Optional.empty(), Optional.of(Map.of(3, SampleEnclave.role("op")))));
    }
}
