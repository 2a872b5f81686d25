package dev.reckoner.audit.trace;

import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.commit.Hash;
import dev.reckoner.runtime.commit.TraceCommitment;
import dev.reckoner.runtime.commit.TraceLeaf;
import dev.reckoner.runtime.commit.TracePosition;
import dev.reckoner.runtime.commit.ValueForm;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.OptionalValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorFormatException;
import dev.reckoner.runtime.tensor.TensorSequence;
import dev.reckoner.runtime.tensor.ValueProtos;
import dev.reckoner.trail.ValueReference;
import dev.reckoner.trail.trace.TraceManifest;
import java.util.Optional;

/** Between what a list in a file says of values and the values themselves. */
public final class ListedValues {
    private ListedValues() {}

    /** What a list says of a value whose file has that digest. */
    public static dev.reckoner.trail.trace.TraceLeaf listed(TraceLeaf leaf, OnnxValue value, Digest file) {
        var position = leaf.position();
        return new dev.reckoner.trail.trace.TraceLeaf(
                position.node(),
                position.output(),
                position.path(),
                position.name(),
                TraceManifest.kind(form(value)),
                digest(leaf.value()),
                leaf.tiles().map(ListedValues::digest),
                file);
    }

    /** The leaf that a list tells of. */
    public static TraceLeaf leaf(dev.reckoner.trail.trace.TraceLeaf listed) {
        return new TraceLeaf(
                new TracePosition(listed.node(), listed.output(), listed.path(), listed.name()),
                hash(listed.value()),
                listed.tiles().map(ListedValues::hash));
    }

    /** The commitment that a list tells of. */
    public static TraceCommitment commitment(TraceManifest list) {
        return new TraceCommitment(
                list.leaves().stream().map(ListedValues::leaf).toList(), Rfc6962Tree.TREE);
    }

    /** What the file of a value is. */
    public static ValueReference.Kind form(OnnxValue value) {
        return switch (value) {
            case Tensor ignored -> ValueReference.Kind.TENSOR;
            case TensorSequence ignored -> ValueReference.Kind.SEQUENCE;
            case OptionalValue ignored -> ValueReference.Kind.OPTIONAL;
        };
    }

    /**
     * Reads the file of a value.
     *
     * @param digest of the canonical bytes that it must have
     * @return the value; empty where the bytes are of no value, or of another
     */
    public static Optional<OnnxValue> read(ValueReference.Kind form, Digest digest, byte[] bytes) {
        try {
            var value = ValueProtos.read(kind(form), bytes);
            return Optional.of(value).filter(it -> digest(ValueForm.digest(it)).equals(digest));
        } catch (TensorFormatException damaged) {
            return Optional.empty();
        }
    }

    /** How the runtime calls what a file is. */
    public static ValueProtos.Kind kind(ValueReference.Kind form) {
        return switch (form) {
            case SEQUENCE -> ValueProtos.Kind.SEQUENCE;
            case OPTIONAL -> ValueProtos.Kind.OPTIONAL;
            default -> ValueProtos.Kind.TENSOR;
        };
    }

    /** As trails write it. */
    public static Digest digest(Hash hash) {
        return Digest.ofSha256(hash.hex());
    }

    /** As the runtime has it. */
    public static Hash hash(Digest digest) {
        return new Hash(digest.hex());
    }
}
