package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.Signatures;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import dev.reckoner.trail.ModelReference;
import dev.reckoner.trail.bundle.BundleWriter;
import dev.reckoner.trail.bundle.InferenceRecord;
import dev.reckoner.trail.bundle.InferenceRecord.RecordedTensor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A bundle with one signed claim. */
public final class SmallTrail {
    private static final Tensor VALUE = Tensor.ofFloats(List.of(2L), 1, 2);
    /** Too large for a pack, so a file of its own in the case. */
    private static final Tensor LARGE = Tensor.ofFloats(List.of(20_000L), new float[20_000]);

    private SmallTrail() {}

    /** Writes it; the label is the claim's. */
    public static Path write(Path file, String label) throws IOException {
        return write(file, label, VALUE);
    }

    /** Writes one that brings a large blob; the label is the claim's. */
    public static Path writeLarge(Path file, String label) throws IOException {
        return write(file, label, LARGE);
    }

    private static Path write(Path file, String label, Tensor value) throws IOException {
        var signer = Signatures.ed25519(new byte[32]);
        try (var bundle = BundleWriter.create(file, label, Instant.EPOCH)) {
            var digest = bundle.tensor(TensorProtos.write(value));
            var tensor = new RecordedTensor("x", digest, Digest.ofSha256(value.sha256()));
            bundle.key("op", signer.getPublic().getEncoded());
            bundle.record(
                    new InferenceRecord(
                            label,
                            Instant.EPOCH,
                            "p",
                            "op",
                            "app",
                            Optional.empty(),
                            new ModelReference("m", "1", Optional.empty()),
                            List.of(tensor),
                            List.of(tensor),
                            Optional.empty(),
                            Optional.empty()),
                    signer);
        }
        return file;
    }
}
