package dev.reckoner.trail.bundle;

import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.ModelReference;
import dev.reckoner.trail.bundle.InferenceRecord.RecordedTensor;
import dev.reckoner.trail.trace.TraceLeaf;
import dev.reckoner.trail.trace.TraceManifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A bundle of one record that signs an operator trace, the same bytes every time. */
public final class SampleTrace {
    /** How many values it traces; the last is the output. */
    public static final int VALUES = 5;

    private static final Digest MODEL = Digest.sha256(bytes("model bytes"));

    private SampleTrace() {}

    /** Writes it. */
    public static Path write(Path file) throws IOException {
        return write(file, manifest(), canonical(VALUES - 1));
    }

    /**
     * Writes one that signs the root of that list.
     *
     * @param output the canonical digest of the output as the record signs it
     */
    public static Path write(Path file, TraceManifest list, Digest output) throws IOException {
        try (BundleWriter writer = BundleWriter.create(file, "Traced", SampleBundle.FIRST)) {
            writer.key("meridian-02", SampleBundle.KEY.getPublic().getEncoded());
            Digest x = writer.tensor(bytes("input"));
            for (int i = 0; i < VALUES; i++) {
                writer.tensor(value(i));
            }
            writer.record(
                    new InferenceRecord(
                            "traced",
                            SampleBundle.FIRST,
                            "meridian",
                            "meridian-02",
                            "desk",
                            Optional.empty(),
                            new ModelReference("adder", "1", Optional.of(MODEL)),
                            List.of(new RecordedTensor("x", x, Digest.sha256(new byte[] {1}))),
                            List.of(new RecordedTensor("y", Digest.sha256(value(VALUES - 1)), output)),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(writer.trace(list))),
                    SampleBundle.KEY);
        }
        return file;
    }

    /** The list of its trace. */
    public static TraceManifest manifest() {
        List<TraceLeaf> leaves = new ArrayList<>();
        for (int i = 0; i < VALUES; i++) {
            leaves.add(leaf(i));
        }
        return TraceManifest.of(MODEL, "all", leaves);
    }

    /** The same with another value in one place, under the root of the first. */
    public static TraceManifest altered() {
        List<TraceLeaf> leaves = new ArrayList<>(manifest().leaves());
        TraceLeaf honest = leaves.get(2);
        leaves.set(
                2,
                new TraceLeaf(
                        honest.node(),
                        honest.output(),
                        honest.path(),
                        honest.name(),
                        honest.kind(),
                        canonical(99),
                        honest.tiles(),
                        honest.file()));
        return new TraceManifest(TraceManifest.FORMAT, MODEL, manifest().root(), "all", leaves);
    }

    private static TraceLeaf leaf(int i) {
        return new TraceLeaf(
                i,
                0,
                Integer.toString(i),
                i == VALUES - 1 ? "y" : "value_" + i,
                Optional.empty(),
                canonical(i),
                Optional.empty(),
                Digest.sha256(value(i)));
    }

    /** Bytes of the file of a value. */
    public static byte[] value(int i) {
        return bytes("traced value " + i);
    }

    /** What stands for the canonical digest of a value. */
    public static Digest canonical(int i) {
        return Digest.sha256(bytes("canonical " + i));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
