package dev.reckoner.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.appraise.MadeTee;
import dev.reckoner.appraise.code.AuditLogCode;
import dev.reckoner.appraise.code.HeartbeatCode;
import dev.reckoner.appraise.code.OhttpCode;
import dev.reckoner.crypto.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Trails with what stands beside claims: signs of life, keys for oblivious HTTP, and clients' own lines. */
final class BesideClaimsTrails {
    static final long START = 1_747_000_000;

    private static final MadeTee TEE = new MadeTee();
    private static final ObjectNode EXCHANGE = TEE.exchange("Who goes there?", "A friend.", START);

    private BesideClaimsTrails() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of(
                        "heartbeats of an enclave, the second an hour after the first",
                        in -> {
                            in.file("key.json", TEE.signingKey());
                            in.file("first.json", TEE.heartbeat(START));
                            in.file("second.json", TEE.heartbeat(START + 3600));
                        },
                        HeartbeatCode.HEARTBEAT_SIGNED,
                        HeartbeatCode.HEARTBEAT_GAP),
                Scenario.of(
                        "a heartbeat with another time than was signed",
                        in -> {
                            in.file("key.json", TEE.signingKey());
                            in.file("heartbeat.json", TEE.heartbeat(START).put("timestamp", Long.toString(START + 1)));
                        },
                        HeartbeatCode.HEARTBEAT_UNSIGNED),
                Scenario.of(
                        "a heartbeat without the enclave's key",
                        in -> in.file("heartbeat.json", TEE.heartbeat(START)),
                        HeartbeatCode.HEARTBEAT_KEY_MISSING),
                Scenario.of(
                        "an enclave's key for oblivious HTTP",
                        in -> {
                            in.file("key.json", TEE.signingKey());
                            in.file("ohttp.json", TEE.ohttpConfiguration());
                        },
                        OhttpCode.OHTTP_SIGNED),
                Scenario.of(
                        "another key in the place of the enclave's",
                        in -> {
                            in.file("key.json", TEE.signingKey());
                            in.file("ohttp.json", TEE.ohttpConfiguration().put("public_key", "03".repeat(32)));
                        },
                        OhttpCode.OHTTP_UNSIGNED,
                        OhttpCode.OHTTP_INCONSISTENT,
                        OhttpCode.OHTTP_HASH_DIFFERS),
                Scenario.of(
                        "a key for oblivious HTTP of an enclave whose own key is missing",
                        in -> in.file("ohttp.json", TEE.ohttpConfiguration()),
                        OhttpCode.OHTTP_KEY_MISSING),
                Scenario.of(
                        "a line of a client's audit trail with its response",
                        in -> with(line(), in),
                        AuditLogCode.AUDIT_LOG_HOLDS_IT,
                        AuditLogCode.AUDIT_HASH_MATCH,
                        AuditLogCode.AUDIT_LINE_AGREES),
                Scenario.of(
                        "a line that tells of another answer, with a hash that is not its own",
                        in -> with(line().put("response", "A foe."), in),
                        AuditLogCode.AUDIT_LINE_DIFFERS,
                        AuditLogCode.AUDIT_HASH_DIFFERS),
                Scenario.of(
                        "a line whose response comes later",
                        in -> {
                            in.file("line.json", line());
                            in.later("exchange.json", EXCHANGE);
                        },
                        AuditLogCode.AUDIT_LINE_AGREES),
                Scenario.of(
                        "a line without its response",
                        in -> in.file("line.json", line()),
                        AuditLogCode.AUDIT_LINE_ALONE));
    }

    private static void with(ObjectNode line, Investigation in) throws IOException {
        in.file("key.json", TEE.signingKey());
        in.file("exchange.json", EXCHANGE);
        in.file("line.json", line);
    }

    /** What a client notes of the exchange. */
    static ObjectNode line() {
        var hash = Digest.sha256("Who goes there?||A friend.".getBytes(StandardCharsets.UTF_8));
        return MadeTee.object()
                .put("turn", 1)
                .put("timestamp_utc", "2025-05-11T21:46:41Z")
                .put("model", "openai/gpt-4.1")
                .put("prompt", "Who goes there?")
                .put("response", "A friend.")
                .putNull("transaction_hash")
                .put("tee_id", TEE.id())
                .put("tee_signature", EXCHANGE.at("/response/tee_signature").textValue())
                .put("tee_timestamp", "2025-05-11T21:46:40+00:00")
                .put("tee_payment_address", "0x24e4bea7164bcfb52ccae10ede4f5a0cb9f09c4b")
                .put("content_hash", hash.hex());
    }
}
