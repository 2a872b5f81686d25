package dev.reckoner.trail.bundle;

import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.Signatures;
import dev.reckoner.trail.ExecutionRecord;
import dev.reckoner.trail.ModelReference;
import dev.reckoner.trail.Party;
import dev.reckoner.trail.PartyRole;
import dev.reckoner.trail.bundle.InferenceRecord.RecordedTensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small bundle made by the writer, the same bytes every time. */
public final class SampleBundle {
    /** Signs every record. */
    public static final KeyPair KEY = Signatures.ed25519(new byte[32]);

    /** When the first record was made; the others follow second by second. */
    public static final Instant FIRST = Instant.parse("2026-04-17T09:00:00Z");

    private SampleBundle() {}

    /** Writes a bundle of that many statements. */
    public static Path write(Path file, int statements) throws IOException {
        Path model = Files.createTempFile("model", ".onnx");
        Files.writeString(model, "model bytes");
        try (BundleWriter writer = BundleWriter.create(file, "Sample", FIRST)) {
            writer.party(new Party("meridian", "Meridian", PartyRole.PROVIDER));
            writer.party(new Party("meridian-02", "Meridian 02", PartyRole.OPERATOR));
            writer.key("meridian-02", KEY.getPublic().getEncoded());
            writer.modelFile("adder", "1", model);
            for (int i = 0; i < statements; i++) {
                writer.record(record(writer, i), KEY);
            }
        } finally {
            Files.delete(model);
        }
        return file;
    }

    /** Bytes of the input of a statement. */
    public static byte[] input(int i) {
        return ("input " + i).getBytes(StandardCharsets.UTF_8);
    }

    /** Bytes of the output of a statement. */
    public static byte[] output(int i) {
        return ("output " + i).getBytes(StandardCharsets.UTF_8);
    }

    private static InferenceRecord record(BundleWriter writer, int i) throws IOException {
        Digest model = Digest.sha256("model bytes".getBytes(StandardCharsets.UTF_8));
        Digest input = writer.tensor(input(i));
        Digest output = writer.tensor(output(i));
        return new InferenceRecord(
                "r" + i,
                FIRST.plusSeconds(i),
                "meridian",
                "meridian-02",
                "desk",
                Optional.empty(),
                new ModelReference("adder", "1", Optional.of(model)),
                List.of(new RecordedTensor("x", input, Digest.sha256(new byte[] {1}))),
                List.of(new RecordedTensor("y", output, Digest.sha256(new byte[] {2}))),
                Optional.of(new ExecutionRecord(
                        "onnxruntime 1.29.0",
                        "CPUExecutionProvider",
                        "ALL",
                        1,
                        "linux x86_64",
                        Optional.of(List.of(input)),
                        Map.of("session.deterministic", "1"))),
                Optional.empty());
    }
}
