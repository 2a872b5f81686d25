package dev.reckoner.audit;

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
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A trail of answers of which some were given to the next model: the output of one is an input of another. */
public final class ChainedAnswers implements AutoCloseable {
    /** When the first may be made. */
    public static final Instant FIRST = Instant.parse("2026-04-01T00:00:00Z");

    private final BundleWriter bundle;
    private final KeyPair signer;

    /** Begins that file. */
    public ChainedAnswers(Path file) throws IOException, GeneralSecurityException {
        bundle = BundleWriter.create(file, "chained", FIRST);
        signer = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        bundle.key("op", signer.getPublic().getEncoded());
    }

    /**
     * Records an answer.
     *
     * @param hour when it was made, hours after the first
     * @param input the value that it was given, by number
     * @param output the value that it gave
     */
    public ChainedAnswers answer(String label, int hour, String operator, String application, int input, int output)
            throws IOException, GeneralSecurityException {
        bundle.record(
                new InferenceRecord(
                        label,
                        FIRST.plus(Duration.ofHours(hour)),
                        "p",
                        operator,
                        application,
                        Optional.empty(),
                        new ModelReference("m", "1", Optional.empty()),
                        List.of(value("x", input)),
                        List.of(value("y", output)),
                        Optional.empty(),
                        Optional.empty()),
                signer);
        return this;
    }

    private RecordedTensor value(String name, int number) throws IOException {
        var tensor = Tensor.ofFloats(List.of(2L), number, number + 1);
        return new RecordedTensor(name, bundle.tensor(TensorProtos.write(tensor)), Digest.ofSha256(tensor.sha256()));
    }

    @Override
    public void close() throws IOException {
        bundle.close();
    }
}
