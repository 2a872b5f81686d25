package dev.reckoner.appraise;

import dev.reckoner.appraise.code.HeartbeatCode;
import dev.reckoner.appraise.uptime.Uptime;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.opengradient.heartbeat.Heartbeat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Did the enclave sign the heartbeat, and was it silent before? Both are about the evidence; they accuse nobody. */
final class HeartbeatCheck implements Check {
    private Optional<Built> built = Optional.empty();

    /** Silences by the item that ends them, and what they were found in. */
    private record Built(
            List<Evidence.Heartbeat> payloads,
            List<Evidence.ChainTransaction> transactions,
            List<Evidence.EventLog> logs,
            List<Evidence.SigningKey> keys,
            ReferenceValues references,
            Map<Digest, Uptime.Silence> silences) {
        boolean isOf(Context context) {
            return payloads.equals(context.evidence().all(Evidence.Heartbeat.class))
                    && transactions.equals(context.evidence().all(Evidence.ChainTransaction.class))
                    && logs.equals(context.evidence().logs())
                    && keys.equals(context.evidence().keys())
                    && references.equals(context.references());
        }
    }

    @Override
    public String id() {
        return "heartbeat";
    }

    @Override
    public List<Finding> appraise(Evidence evidence, Context context) {
        return switch (evidence) {
            case Evidence.Heartbeat item -> payload(item, context);
            case Evidence.ChainTransaction item ->
                Uptimes.heartbeat(item, context)
                        .map(beat -> findings(item, beat, context))
                        .orElse(List.of());
            case Evidence.EventLog item ->
                silence(item, context)
                        .map(silence -> List.of(finding(item, silence)))
                        .orElse(List.of());
            default -> List.of();
        };
    }

    private List<Finding> payload(Evidence.Heartbeat item, Context context) {
        return Uptimes.heartbeat(item, context)
                .map(beat -> findings(item, beat, context))
                .orElseGet(() -> List.of(answer(item, Instant.EPOCH).gives(HeartbeatCode.HEARTBEAT_NOT_HELD, "")));
    }

    private List<Finding> findings(Evidence item, Heartbeat beat, Context context) {
        Answer answer = answer(item, beat.timestamp().instant().orElse(Instant.EPOCH));
        var findings = new ArrayList<Finding>();
        findings.add(
                switch (EnclaveSignature.of(beat, context.evidence().keysOf(beat.teeId()))) {
                    case VALID -> answer.gives(HeartbeatCode.HEARTBEAT_SIGNED, "enclave " + beat.teeId());
                    case INVALID -> answer.gives(HeartbeatCode.HEARTBEAT_UNSIGNED, "enclave " + beat.teeId());
                    case KEY_MISSING -> answer.gives(HeartbeatCode.HEARTBEAT_KEY_MISSING, "enclave " + beat.teeId());
                });
        silence(item, context).map(silence -> finding(item, silence)).ifPresent(findings::add);
        return findings;
    }

    private Finding finding(Evidence item, Uptime.Silence silence) {
        return answer(item, silence.next().at())
                .restingOn(silence.last().evidence())
                .gives(
                        HeartbeatCode.HEARTBEAT_GAP,
                        silence.length().toMinutes() + " minutes since "
                                + silence.last().at() + ", allowed are " + Uptimes.MAXIMUM_AGE.toMinutes());
    }

    private Answer answer(Evidence item, Instant asOf) {
        return new Answer(Subject.evidence(item.id()), id(), asOf, List.of(item.id()));
    }

    private synchronized Optional<Uptime.Silence> silence(Evidence item, Context context) {
        if (built.filter(known -> known.isOf(context)).isEmpty()) {
            built = Optional.of(build(context));
        }
        return Optional.ofNullable(built.get().silences().get(item.id()));
    }

    private static Built build(Context context) {
        var silences = new HashMap<Digest, Uptime.Silence>();
        for (Uptime uptime : Uptimes.of(context).values()) {
            uptime.silences().forEach(silence -> silences.put(silence.next().evidence(), silence));
        }
        return new Built(
                context.evidence().all(Evidence.Heartbeat.class),
                context.evidence().all(Evidence.ChainTransaction.class),
                context.evidence().logs(),
                context.evidence().keys(),
                context.references(),
                silences);
    }
}
