package dev.reckoner.trail.trace;

import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.MerkleTree;
import dev.reckoner.trail.Limits;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.ValueReference;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The list of an operator trace: which values, in which order, with which hashes. Nothing in it is signed but its root, by the record
 * of the inference; that the leaves add up to it is for whoever relies on it to see.
 *
 * @param format {@link #FORMAT}
 * @param model SHA-256 of the model file, as stated
 * @param root root of the tree over the leaves, as stated
 * @param values which values were taken: {@code all}, {@code inner}, {@code matmul} or {@code layers}
 * @param leaves the values in the order of the graph
 */
public record TraceManifest(String format, Digest model, Digest root, String values, List<TraceLeaf> leaves) {
    /** The format's name, as it stands in the file. */
    public static final String FORMAT = "reckoner-trace/1";

    private static final Pattern PATH = Pattern.compile("\\d{1,9}(/[^/\\x00-\\x1f]{1,200}){0,64}");
    private static final String ADVICE = "Ask the producer for the trace as docs/traces.md describes it.";

    public TraceManifest {
        leaves = List.copyOf(leaves);
    }

    /** A list of these values. */
    public static TraceManifest of(Digest model, String values, List<TraceLeaf> leaves) {
        return new TraceManifest(FORMAT, model, root(leaves), values, leaves);
    }

    /**
     * Reads a list.
     *
     * @throws TrailFormatException TR-JSON-…, TR-TRACE-VERSION if it is of a later version of the format, TR-TRACE if it is none,
     *     TR-TOO-LARGE if it is of more values than any model gives
     */
    public static TraceManifest read(byte[] json) throws TrailFormatException {
        var manifest = StrictJson.value(json, TraceManifest.class);
        if (!manifest.format.equals(FORMAT)) {
            throw new TrailFormatException(
                    "TR-TRACE-VERSION",
                    "",
                    "The trace is of the format " + shown(manifest.format) + "; this program reads " + FORMAT,
                    "Use a later version of this program, or ask the producer for " + FORMAT + ".");
        }
        if (manifest.leaves.size() > Limits.TRACE_LEAVES) {
            throw new TrailFormatException(
                    "TR-TOO-LARGE",
                    "",
                    "The trace lists " + manifest.leaves.size() + " values, more than the limit of "
                            + Limits.TRACE_LEAVES,
                    "Ask the producer for a trace of fewer values.");
        }
        manifest.requireSound();
        return manifest;
    }

    private void requireSound() throws TrailFormatException {
        if (leaves.isEmpty()) {
            throw refused("leaves", "The trace lists no value");
        }
        requireSha256(model, "model");
        requireSha256(root, "root");
        for (int i = 0; i < leaves.size(); i++) {
            requireSound(leaves.get(i), "leaves/" + i);
            if (i > 0 && !follows(leaves.get(i), leaves.get(i - 1))) {
                throw refused("leaves/" + i, "The values do not stand in the order of the graph");
            }
        }
    }

    private static void requireSound(TraceLeaf leaf, String place) throws TrailFormatException {
        if (leaf.node() < 0 || leaf.output() < 0 || !PATH.matcher(leaf.path()).matches()) {
            throw refused(place, "The place of a value is not one that a graph has");
        }
        if (!leaf.path().split("/", 2)[0].equals(Integer.toString(leaf.node()))) {
            throw refused(place, "The path of a value does not begin with its operator");
        }
        switch (leaf.form()) {
            case TENSOR, SEQUENCE, OPTIONAL -> {}
            default -> throw refused(place, "A value is of a kind that no operator makes");
        }
        requireSha256(leaf.value(), place);
        requireSha256(leaf.file(), place);
        if (leaf.tiles().isPresent()) {
            requireSha256(leaf.tiles().get(), place);
        }
    }

    /** Values of nested graphs come between those of their operator, in an order of their own. */
    private static boolean follows(TraceLeaf leaf, TraceLeaf before) {
        boolean sameGraph = leaf.path().equals(before.path());
        return leaf.node() > before.node()
                || leaf.node() == before.node() && (!sameGraph || leaf.output() > before.output());
    }

    private static void requireSha256(Digest digest, String place) throws TrailFormatException {
        if (!digest.algorithm().equals("sha256")) {
            throw refused(place, "A hash is not SHA-256");
        }
    }

    private static TrailFormatException refused(String place, String sentence) {
        return new TrailFormatException("TR-TRACE", place, sentence, ADVICE);
    }

    private static String shown(String format) {
        return dev.reckoner.trail.WellFormedText.beginning(format, 60);
    }

    /** The list as a file. */
    public byte[] write() {
        return StrictJson.write(this);
    }

    /** The root that the leaves really have. */
    public Digest rootOfLeaves() {
        return root(leaves);
    }

    /** True if the leaves add up to the root that is stated. */
    public boolean addsUp() {
        return root.equals(rootOfLeaves());
    }

    private static Digest root(List<TraceLeaf> leaves) {
        return Digest.ofSha256(
                MerkleTree.root(leaves.stream().map(TraceLeaf::hash).toList()));
    }

    /** The leaf of a value of the main graph; empty where the trace leaves it out. */
    public Optional<TraceLeaf> leaf(String value) {
        return leaves.stream()
                .filter(leaf -> leaf.name().equals(value) && leaf.path().indexOf('/') < 0)
                .findFirst();
    }

    /** What a file of a leaf is, where it is not a tensor. */
    public static Optional<ValueReference.Kind> kind(ValueReference.Kind form) {
        return form == ValueReference.Kind.TENSOR ? Optional.empty() : Optional.of(form);
    }
}
