package dev.reckoner.trail;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.reckoner.crypto.Digest;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Something that speaks for or against a claim. An item is identified by its signed part, never by the bytes of the file
 * it came in; those bytes are kept as a blob beside it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Evidence.SignedStatement.class, name = "signed-statement"),
    @JsonSubTypes.Type(value = Evidence.SignedResponse.class, name = "signed-response"),
    @JsonSubTypes.Type(value = Evidence.AttestationDocument.class, name = "nitro-attestation"),
    @JsonSubTypes.Type(value = Evidence.SigningKey.class, name = "signing-key"),
    @JsonSubTypes.Type(value = Evidence.Certificate.class, name = "certificate"),
    @JsonSubTypes.Type(value = Evidence.ModelFile.class, name = "model-file"),
})
public sealed interface Evidence {
    /** SHA-256 of the signed part, or of the content where nothing is signed. */
    Digest id();

    /** SHA-256 of the bytes as they were read; the blob of that digest is in the case. */
    Digest blob();

    /** Where it was read. */
    String place();

    /** One line for people. */
    String title();

    /**
     * An in-toto Statement in a DSSE envelope.
     *
     * @param id SHA-256 of the DSSE pre-authentication encoding followed by the 32 bytes of the key id
     * @param keyId SHA-256 of the SubjectPublicKeyInfo of the key it names
     * @param signature the first signature, base64
     * @param payload SHA-256 of the payload bytes
     * @param predicateType the in-toto predicate type
     */
    record SignedStatement(
            Digest id, Digest blob, String place, Digest keyId, String signature, Digest payload, String predicateType)
            implements Evidence {
        @Override
        public String title() {
            return "Signed statement";
        }
    }

    /**
     * An OpenGradient response with what its enclave signed.
     *
     * @param id SHA-256 of the digest of the signed message bytes and the enclave's id, as text, and of what was doctored where
     *     request or answer do not have the stated hashes; of the content where nothing is signed
     * @param generation {@code G0}, {@code G1} or {@code G2}
     * @param request blob of the request's JSON, where the trail has it
     * @param teeId the enclave's id as the response gives it, {@code 0x} and 64 hexadecimal characters; empty text where absent
     * @param requestHash as the response gives it, hexadecimal without {@code 0x}
     * @param outputHash likewise; empty text in generation G0
     * @param timestamp as the response gives it: Unix seconds, or ISO 8601 in generation G0
     * @param signature base64; empty text where the response is unsigned
     * @param signedMessage blob of the bytes that were signed, recomputed from the response
     */
    record SignedResponse(
            Digest id,
            Digest blob,
            String place,
            String generation,
            Optional<Digest> request,
            String teeId,
            String requestHash,
            String outputHash,
            String timestamp,
            String signature,
            Digest signedMessage)
            implements Evidence {
        @Override
        public String title() {
            return "Signed response, generation " + generation;
        }
    }

    /**
     * An AWS Nitro attestation document, or one of the same format under another root.
     *
     * @param id SHA-256 of the COSE Sig_structure
     * @param moduleId the enclave's module id
     * @param timestamp the signed time
     * @param pcrs measurements by register, hexadecimal
     * @param userData hexadecimal, empty Optional where absent or null
     * @param nonce likewise
     * @param publicKey likewise
     */
    record AttestationDocument(
            Digest id,
            Digest blob,
            String place,
            String moduleId,
            Instant timestamp,
            Map<Integer, String> pcrs,
            Optional<String> userData,
            Optional<String> nonce,
            Optional<String> publicKey)
            implements Evidence {
        @Override
        public String title() {
            return "Nitro attestation " + moduleId;
        }
    }

    /**
     * A public key that a trail carries.
     *
     * @param id SHA-256 of the SubjectPublicKeyInfo DER
     * @param algorithm {@code RSA}, {@code Ed25519}, {@code EC P-256} …
     * @param spki the SubjectPublicKeyInfo DER, base64
     * @param party who uses it according to the trail; empty text where it does not say
     */
    record SigningKey(Digest id, Digest blob, String place, String algorithm, String spki, String party)
            implements Evidence {
        @Override
        public String title() {
            return algorithm + " key " + id.abbreviated();
        }
    }

    /**
     * An X.509 certificate on its own.
     *
     * @param id SHA-256 of the DER
     * @param subject the subject's name
     * @param serial the serial number; text in JSON, since it has up to 160 bits
     * @param notBefore start of validity
     * @param notAfter end of validity
     */
    record Certificate(
            Digest id,
            Digest blob,
            String place,
            String subject,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigInteger serial,
            Instant notBefore,
            Instant notAfter)
            implements Evidence {
        @Override
        public String title() {
            return "Certificate " + subject;
        }
    }

    /**
     * A model file.
     *
     * @param id SHA-256 of the file's bytes
     * @param size bytes
     * @param name the name the trail gives it
     */
    record ModelFile(Digest id, Digest blob, String place, long size, String name) implements Evidence {
        @Override
        public String title() {
            return "Model file " + name;
        }
    }
}
