package dev.reckoner.trail.opengradient.settlement;

import dev.reckoner.crypto.Keccak256;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * One settled inference as a leaf of a batch. Hexadecimal values are {@code 0x} and lower case.
 *
 * @param layout which values it has
 * @param teeId the enclave's id, 32 bytes
 * @param inputHash 32 bytes
 * @param outputHash 32 bytes
 * @param signature the signature's bytes in the current layout, in older ones its {@link SignatureDigest}, in the oldest none
 * @param timestamp Unix seconds
 */
public record Leaf(
        LeafLayout layout,
        Optional<String> teeId,
        String inputHash,
        String outputHash,
        Optional<String> signature,
        Optional<BigInteger> timestamp) {
    private static final String NO_SIGNATURE = "0xd3";
    private static final String NO_SIGNATURE_DIGEST = SignatureDigest.of("0x");
    private static final String NO_TEE_ID = "0xddc21f2d5d0af861b4fc1390df47f1c93bc5aee54e7e31763e97256d56148253";

    /** The leaf with these values, each in its one spelling, in the order of the layout. */
    static Leaf of(LeafLayout layout, List<String> values) {
        List<LeafPart> parts = layout.parts();
        return new Leaf(
                layout,
                value(parts, values, LeafPart.TEE_ID),
                value(parts, values, LeafPart.INPUT_HASH).orElseThrow(),
                value(parts, values, LeafPart.OUTPUT_HASH).orElseThrow(),
                value(parts, values, LeafPart.SIGNATURE).or(() -> value(parts, values, LeafPart.SIGNATURE_DIGEST)),
                value(parts, values, LeafPart.TIMESTAMP).map(BigInteger::new));
    }

    private static Optional<String> value(List<LeafPart> parts, List<String> values, LeafPart part) {
        int index = parts.indexOf(part);
        return index < 0 ? Optional.empty() : Optional.of(values.get(index));
    }

    /** The values as text, in the order of the layout. */
    public List<String> values() {
        return layout.parts().stream()
                .map(part -> switch (part) {
                    case TEE_ID -> teeId.orElseThrow();
                    case INPUT_HASH -> inputHash;
                    case OUTPUT_HASH -> outputHash;
                    case SIGNATURE, SIGNATURE_DIGEST -> signature.orElseThrow();
                    case TIMESTAMP -> timestamp.orElseThrow().toString();
                })
                .toList();
    }

    /** {@code abi.encode} of the values. */
    public byte[] encoding() {
        List<LeafPart> parts = layout.parts();
        List<String> values = values();
        Object[] typed = new Object[parts.size()];
        for (int i = 0; i < typed.length; i++) {
            typed[i] = parts.get(i).abi(values.get(i));
        }
        return layout.encode(typed);
    }

    /** The 32 bytes that stand for it in the tree: keccak256 of keccak256 of its encoding. */
    public byte[] hash() {
        return Keccak256.of(Keccak256.of(encoding()));
    }

    /**
     * The 96 bytes whose keccak256 the enclave signed: both hashes and the time; empty in layouts that hold no signature to
     * verify.
     */
    public Optional<byte[]> signedMessage() {
        if (layout != LeafLayout.SIGNED) {
            return Optional.empty();
        }
        String seconds = timestamp.orElseThrow().toString(16);
        String message = inputHash.substring(2) + outputHash.substring(2) + "0".repeat(64 - seconds.length()) + seconds;
        return Optional.of(HexFormat.of().parseHex(message));
    }

    /** The signature's bytes; empty in layouts that hold none. */
    public Optional<byte[]> signatureBytes() {
        return layout == LeafLayout.SIGNED ? signature.map(LeafPart::bytes) : Optional.empty();
    }

    /**
     * True if the gateway filled in for a signature or an enclave's id that the response lacked. It also fills in for hashes,
     * with SHA-256 of the raw bodies, and those cannot be told from real ones.
     */
    public boolean isPlaceholder() {
        String none = layout == LeafLayout.SIGNED ? NO_SIGNATURE : NO_SIGNATURE_DIGEST;
        return signature.filter(none::equals).isPresent()
                || teeId.filter(NO_TEE_ID::equals).isPresent();
    }
}
