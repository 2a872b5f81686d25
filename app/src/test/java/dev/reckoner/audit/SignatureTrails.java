package dev.reckoner.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.appraise.MadeGateway;
import dev.reckoner.appraise.code.KeyCode;
import dev.reckoner.appraise.code.SignatureCode;
import dev.reckoner.appraise.code.ValueCode;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.List;

/** Trails in which it is the signature under a claim that matters. */
final class SignatureTrails {
    private static final Instant AT = RecordTrail.AT;
    private static final MadeGateway GATEWAY = new MadeGateway();
    private static final MadeGateway OTHER = new MadeGateway();

    private SignatureTrails() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of(
                        "a response with its request and the enclave's key",
                        in -> with(exchange(), in),
                        SignatureCode.SIG_VALID,
                        KeyCode.PARTY_IS_KEY,
                        ValueCode.REQUEST_HASH_MATCH,
                        ValueCode.OUTPUT_HASH_MATCH),
                Scenario.of(
                        "a response under the name of another enclave",
                        in -> with(changed("tee_id", OTHER.teeId()), in),
                        SignatureCode.SIG_OTHER_KEY,
                        KeyCode.TEE_ID_MISMATCH),
                Scenario.of(
                        "a response with another time than was signed",
                        in -> with(changed("tee_timestamp", Long.toString(AT.getEpochSecond() + 1)), in),
                        SignatureCode.SIG_INVALID),
                Scenario.of(
                        "a response that nobody signed",
                        in -> with(without("tee_signature", "tee_request_hash", "tee_output_hash"), in),
                        SignatureCode.SIG_ABSENT,
                        ValueCode.REQUEST_HASH_ABSENT,
                        ValueCode.OUTPUT_HASH_ABSENT),
                Scenario.of(
                        "a signed response without the hash of its request",
                        in -> with(without("tee_request_hash"), in),
                        SignatureCode.SIG_INCOMPLETE),
                Scenario.of(
                        "a response without the enclave's key",
                        in -> in.file("exchange.json", exchange()),
                        SignatureCode.SIG_KEY_MISSING,
                        KeyCode.KEY_UNKNOWN),
                Scenario.of(
                        "a record under an RSA key, with which records are not signed",
                        in -> new RecordTrail().inUnderKey(rsaKey(), in),
                        SignatureCode.SIG_ALGORITHM));
    }

    private static void with(ObjectNode exchange, Investigation in) throws IOException {
        in.file("key.json", GATEWAY.signingKey());
        in.file("exchange.json", exchange);
    }

    private static ObjectNode exchange() {
        return GATEWAY.exchange(MadeGateway.request("Who goes there?", 0.5), "A friend.", AT);
    }

    private static ObjectNode changed(String member, String value) {
        var exchange = exchange();
        response(exchange).put(member, value);
        return exchange;
    }

    private static ObjectNode without(String... members) {
        var exchange = exchange();
        response(exchange).remove(List.of(members));
        return exchange;
    }

    private static ObjectNode response(ObjectNode exchange) {
        return (ObjectNode) exchange.get("response");
    }

    private static byte[] rsaKey() throws GeneralSecurityException {
        return KeyPairGenerator.getInstance("RSA").generateKeyPair().getPublic().getEncoded();
    }
}
