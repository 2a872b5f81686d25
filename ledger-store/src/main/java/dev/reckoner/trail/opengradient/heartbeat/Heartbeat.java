package dev.reckoner.trail.opengradient.heartbeat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.evm.Bytes;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.opengradient.contract.UnixTime;
import dev.reckoner.trail.opengradient.member.Members;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A sign of life as a gateway hands it to the relay. Source: tee-gateway, {@code tee_gateway/heartbeat/heartbeat.py}; the
 * contract checks the same signature, og-evm {@code contracts/solidity/TEERegistry.sol}.
 *
 * @param teeId {@code 0x} and 64 lower-case hexadecimal characters
 * @param timestamp the time that is signed
 * @param signature RSA-PSS with a salt of 32 bytes over {@link #signedHash()}
 */
public record Heartbeat(String teeId, UnixTime timestamp, Bytes signature) {
    private static final int LARGEST = 1 << 10;

    /** True if the object can be nothing else. */
    public static boolean isIn(JsonNode object) {
        boolean named = object.hasNonNull("teeId") || object.hasNonNull("tee_id");
        return named && object.hasNonNull("timestamp") && object.hasNonNull("signature") && object.size() <= 4;
    }

    /**
     * Reads it.
     *
     * @throws TrailFormatException {@code TR-JSON-TYPE} if a member is missing or of another form
     */
    public static Heartbeat of(JsonNode object) throws TrailFormatException {
        Members members = Members.of(object);
        byte[] signature = members.base64("signature");
        if (signature.length > LARGEST) {
            throw members.refusal("signature", "at most " + LARGEST + " bytes");
        }
        return new Heartbeat(
                members.word(members.has("teeId") ? "teeId" : "tee_id"),
                new UnixTime(members.number("timestamp")),
                Bytes.of(signature));
    }

    /** The enclave's id and the time, 64 bytes. */
    public Bytes preimage() {
        String seconds = timestamp.seconds().toString(16);
        return Bytes.ofHex(teeId).then(Bytes.of(HexFormat.of().parseHex("0".repeat(64 - seconds.length()) + seconds)));
    }

    /** What the enclave signs. */
    public Bytes signedHash() {
        return preimage().keccak();
    }

    /** The evidence item. */
    public Evidence.Heartbeat evidence(Digest blob, String place) {
        return new Evidence.Heartbeat(
                Digest.sha256(preimage().toArray()),
                blob,
                place,
                teeId,
                timestamp.seconds().toString(),
                Base64.getEncoder().encodeToString(signature.toArray()));
    }
}
