package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.BlobStore;
import dev.reckoner.ledger.LedgerException;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.TensorFormatException;
import dev.reckoner.runtime.tensor.ValueProtos;
import dev.reckoner.trail.ValueReference;
import java.io.IOException;

/** The inputs and outputs of claims, as values of the runtime. */
final class CaseValues {
    private final BlobStore blobs;

    CaseValues(BlobStore blobs) {
        this.blobs = blobs;
    }

    /** The input that was signed; anything else is not what the claim is about. */
    OnnxValue signedInput(ValueReference reference) throws IOException, CannotRun {
        return read(reference, requireSigned(reference));
    }

    /** The digest of the bytes that the trail carries for an input, unless they are others than were signed. */
    private static Digest requireSigned(ValueReference reference) throws CannotRun {
        var held = reference
                .held()
                .orElseThrow(() ->
                        new CannotRun("EX-INPUT-MISSING", "The input " + reference.name() + " is not in the case"));
        if (changed(reference)) {
            throw new CannotRun(
                    "EX-INPUT-CHANGED", "The input " + reference.name() + " is not the one that was signed");
        }
        return held;
    }

    /** The bytes of an input that was signed, or that nobody signed. */
    byte[] signedBytes(ValueReference reference) throws IOException, CannotRun {
        return bytes(reference, requireSigned(reference));
    }

    /** The output as the trail carries it, whether or not it is what was signed. */
    OnnxValue heldOutput(ValueReference reference) throws IOException, CannotRun {
        if (reference.held().isEmpty()) {
            throw new CannotRun("EX-OUTPUT-MISSING", "The output " + reference.name() + " is not in the case");
        }
        return held(reference);
    }

    /** The bytes that the trail carries for a value, read as what the record says they are. */
    OnnxValue held(ValueReference reference) throws IOException, CannotRun {
        var held = reference
                .held()
                .orElseThrow(() ->
                        new CannotRun("EX-BLOB-MISSING", "The bytes of " + reference.name() + " are not in the case"));
        return read(reference, held);
    }

    /** True if the trail carries other bytes than the record signs. */
    static boolean changed(ValueReference reference) {
        return reference.held().isPresent()
                && reference.claimed().isPresent()
                && !reference.claimed().equals(reference.held());
    }

    private OnnxValue read(ValueReference reference, Digest held) throws IOException, CannotRun {
        var bytes = bytes(reference, held);
        try {
            return switch (reference.kind()) {
                case TENSOR -> ValueProtos.read(ValueProtos.Kind.TENSOR, bytes);
                case SEQUENCE -> ValueProtos.read(ValueProtos.Kind.SEQUENCE, bytes);
                case OPTIONAL -> ValueProtos.read(ValueProtos.Kind.OPTIONAL, bytes);
                case UNTYPED_TENSOR ->
                    throw new CannotRun(
                            "EX-NOT-A-TENSOR", "The value " + reference.name() + " has no type; the model decides it");
                case JSON, TEXT ->
                    throw new CannotRun(
                            "EX-NOT-A-TENSOR",
                            "The value " + reference.name() + " is text, which a model file does not take");
            };
        } catch (TensorFormatException e) {
            throw CannotRun.of(reference.name(), e);
        }
    }

    private byte[] bytes(ValueReference reference, Digest held) throws IOException, CannotRun {
        try {
            return blobs.read(held)
                    .orElseThrow(() -> new CannotRun(
                            "EX-BLOB-MISSING", "The bytes of " + reference.name() + " are no longer in the case"));
        } catch (LedgerException changed) {
            throw new CannotRun(
                    "EX-BLOB-MISSING", "The bytes of " + reference.name() + " were changed on disk and are not used");
        }
    }
}
