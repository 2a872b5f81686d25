package dev.reckoner.trail.opengradient.ohttp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.evm.Bytes;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.opengradient.member.Members;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The HPKE key of an enclave for oblivious HTTP, which its signing key vouches for: the answer to {@code GET
 * /v1/ohttp/config}, and the member {@code hpke} of the answer to {@code /signing-key}. Source: tee-gateway, README and
 * {@code examples/verify_ohttp_config.py}; RFC 9458, section 3; RFC 9180, section 7.
 *
 * @param teeId {@code 0x} and 64 lower-case hexadecimal characters
 * @param keyId 8 bits
 * @param kemId 16 bits, as the next two
 * @param publicKey raw
 * @param keyConfig as a client of RFC 9458 takes it
 * @param signature RSA-PSS with a salt of 32 bytes over {@link #signedHash()}
 * @param statedHash what the configuration itself gives as {@link #signedHash()}
 */
public record OhttpConfiguration(
        String teeId,
        int keyId,
        int kemId,
        int kdfId,
        int aeadId,
        Bytes publicKey,
        Bytes keyConfig,
        Bytes signature,
        Optional<String> statedHash) {
    private static final Bytes DOMAIN = Bytes.of("OPENGRADIENT_TEE_OHTTP_CONFIG_V1".getBytes(StandardCharsets.US_ASCII))
            .keccak();
    private static final int LARGEST = 1 << 10;
    private static final int SUITE_BYTES = 4;

    /** True if the object can be nothing else. */
    public static boolean isIn(JsonNode object) {
        return object.hasNonNull("key_config") && object.hasNonNull("kem_id");
    }

    /**
     * Reads it.
     *
     * @throws TrailFormatException {@code TR-JSON-TYPE} if a member is missing or of another form
     */
    public static OhttpConfiguration of(JsonNode object) throws TrailFormatException {
        Members members = Members.of(object);
        return new OhttpConfiguration(
                members.word("tee_id"),
                members.number("key_id", 8).intValue(),
                members.number("kem_id", 16).intValue(),
                members.number("kdf_id", 16).intValue(),
                members.number("aead_id", 16).intValue(),
                limited(members.hex("public_key"), members, "public_key"),
                limited(members.base64("key_config"), members, "key_config"),
                limited(members.base64("signature"), members, "signature"),
                members.has("signature_hash") ? Optional.of(members.word("signature_hash")) : Optional.empty());
    }

    private static Bytes limited(byte[] bytes, Members members, String name) throws TrailFormatException {
        if (bytes.length > LARGEST) {
            throw members.refusal(name, "at most " + LARGEST + " bytes");
        }
        return Bytes.of(bytes);
    }

    /** Eight words: domain, enclave, the four numbers, and the hashes of key and configuration. */
    public Bytes preimage() {
        return DOMAIN.then(Bytes.ofHex(teeId))
                .then(word(keyId))
                .then(word(kemId))
                .then(word(kdfId))
                .then(word(aeadId))
                .then(publicKey.keccak())
                .then(keyConfig.keccak());
    }

    /** What the enclave signs. */
    public Bytes signedHash() {
        return preimage().keccak();
    }

    /** True if the configuration for clients says what the members say: identifier, KEM, key and one pair of KDF and AEAD. */
    public boolean isConsistent() {
        Bytes expected = Bytes.of((byte) keyId)
                .then(word(kemId).from(30))
                .then(publicKey)
                .then(word(SUITE_BYTES).from(30))
                .then(word(kdfId).from(30))
                .then(word(aeadId).from(30));
        return expected.equals(keyConfig);
    }

    /** True if the hash that the configuration states for itself, if any, is the one that is signed. */
    public boolean statesItsHash() {
        return statedHash.isEmpty() || statedHash.get().equals(signedHash().toString());
    }

    /** The evidence item. */
    public Evidence.OhttpConfiguration evidence(Digest blob, String place) {
        return new Evidence.OhttpConfiguration(
                Digest.sha256(preimage().toArray()),
                blob,
                place,
                teeId,
                publicKey.hex(),
                Base64.getEncoder().encodeToString(signature.toArray()));
    }

    private static Bytes word(int number) {
        Bytes digits = Bytes.of(BigInteger.valueOf(number).toByteArray());
        return Bytes.of(new byte[32 - digits.size()]).then(digits);
    }
}
