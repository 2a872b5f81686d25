package dev.reckoner.trail;

import dev.reckoner.crypto.Digest;
import java.util.Optional;

/**
 * An input or output of an inference, by digest.
 *
 * @param name the input's or output's name in the model, or {@code request}, {@code response}
 * @param kind what the bytes are
 * @param claimed what the signed record says: SHA-256 of the file's bytes (TensorProto, JSON), or the digest its own
 *     scheme prescribes (keccak256 of the canonical request)
 * @param tensor SHA-256 of the canonical tensor bytes, where the record binds it
 * @param held SHA-256 of the bytes that the trail carried for this value and that are now in the case; empty where the
 *     trail names the value and does not carry it
 */
public record ValueReference(
        String name, Kind kind, Optional<Digest> claimed, Optional<Digest> tensor, Optional<Digest> held) {
    /** What the bytes of a value are. */
    public enum Kind {
        /** A serialised ONNX TensorProto. */
        TENSOR,
        /** A serialised ONNX SequenceProto. */
        SEQUENCE,
        /** A serialised ONNX OptionalProto. */
        OPTIONAL,
        /** A JSON document. */
        JSON,
        /** UTF-8 text. */
        TEXT,
        /** Decimals or texts without an element type, which the model decides: JSON as OpenGradient's contracts carry tensors. */
        UNTYPED_TENSOR
    }
}
