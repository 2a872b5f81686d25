package dev.reckoner.trail.nitro;

import dev.reckoner.crypto.CoseSign1;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.MalformedDocumentException;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.Limits;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Nitro attestation document, read and not yet judged. Layout: aws/aws-nitro-enclaves-nsm-api,
 * docs/attestation_process.md. Optional fields may be absent or null, and the payload may be a map of indefinite length:
 * real documents are both.
 *
 * @param cose the signed message
 * @param moduleId the enclave's module id
 * @param timestamp the signed time
 * @param pcrs measurements by register, lower-case hexadecimal
 * @param certificate DER of the certificate that signs
 * @param cabundle DER of its issuers, root first
 * @param userData hexadecimal
 * @param nonce hexadecimal
 * @param publicKey hexadecimal
 */
public record NitroDocument(
        CoseSign1 cose,
        String moduleId,
        Instant timestamp,
        Map<Integer, String> pcrs,
        Der certificate,
        List<Der> cabundle,
        Optional<String> userData,
        Optional<String> nonce,
        Optional<String> publicKey) {
    public NitroDocument {
        pcrs = Map.copyOf(pcrs);
        cabundle = List.copyOf(cabundle);
    }

    /**
     * DER bytes as a value.
     *
     * @param hex the bytes, hexadecimal
     */
    public record Der(String hex) {
        /** The bytes. */
        public byte[] bytes() {
            return HexFormat.of().parseHex(hex);
        }
    }

    /**
     * Reads a document from its raw COSE bytes.
     *
     * @throws MalformedDocumentException {@code TR-NITRO-TOO-LARGE}, {@code TR-NITRO-MALFORMED}, {@code TR-COSE-MALFORMED}
     *     or a {@code TR-CBOR-…} code
     */
    public static NitroDocument read(byte[] raw) throws MalformedDocumentException {
        if (raw.length > Limits.ATTESTATION_BYTES) {
            throw new MalformedDocumentException(
                    "TR-NITRO-TOO-LARGE", "The document is larger than " + Limits.ATTESTATION_BYTES + " bytes.");
        }
        CoseSign1 cose = CoseSign1.read(raw, Limits.CBOR_DEPTH);
        return NitroPayload.read(cose);
    }

    /** SHA-256 of what is signed; re-encoding and padding do not change it. */
    public Digest id() {
        return Digest.sha256(cose.signedBytes());
    }

    /** The document as an evidence item. */
    public Evidence.AttestationDocument evidence(Digest blob, String place) {
        return new Evidence.AttestationDocument(
                id(), blob, place, moduleId, timestamp, pcrs, userData, nonce, publicKey);
    }
}
