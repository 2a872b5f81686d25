package dev.reckoner.appraise;

import dev.reckoner.appraise.code.RegistryCode;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Was the enclave registered, in service and alive when it answered? Replays the registry's events up to the second of the
 * claim; what happened to the enclave later is told and takes nothing away. Asked only where the case's logs tell of the
 * enclave. Logs are nobody's signed word, so what they say against a claim is a matter for a person.
 */
final class RegistryCheck implements Check {
    /** The registry's own default; its change is in no event. */
    private static final Duration HEARTBEAT_MAX_AGE = Duration.ofSeconds(1800);

    private Optional<Built> built = Optional.empty();

    private record Built(List<Evidence.EventLog> logs, ReferenceValues references, RegistryHistory history) {}

    @Override
    public String id() {
        return "registry";
    }

    @Override
    public List<Finding> appraise(Claim claim, Context context) {
        Optional<Evidence.SignedResponse> response = ResponseSignature.carrier(claim, context);
        if (response.isEmpty() || context.evidence().logs().isEmpty()) {
            return List.of();
        }
        RegistryHistory history = history(context);
        String teeId = response.get().teeId();
        return history.tellsOf(teeId) ? findings(claim, teeId, history) : List.of();
    }

    private synchronized RegistryHistory history(Context context) {
        var logs = context.evidence().logs();
        return built.filter(b -> b.logs().equals(logs) && b.references().equals(context.references()))
                .map(Built::history)
                .orElseGet(() -> {
                    var history = RegistryHistory.of(logs, context.references());
                    built = Optional.of(new Built(logs, context.references(), history));
                    return history;
                });
    }

    private List<Finding> findings(Claim claim, String teeId, RegistryHistory history) {
        Answer answer = Answer.about(claim, id());
        Optional<RegistryHistory.Standing> standing = history.standing(teeId, claim.madeAt());
        if (standing.isEmpty()) {
            return List.of(
                    answer.gives(RegistryCode.REGISTRY_NOT_YET, "events from before may be missing in the case"));
        }
        for (var log : standing.get().restsOn()) {
            answer = answer.restingOn(log);
        }
        Optional<Long> silent = history.silentAfter(claim.madeAt());
        var findings = new ArrayList<Finding>();
        findings.add(service(answer, standing.get(), silent));
        if (standing.get().enabled() && silent.isEmpty()) {
            alive(answer, claim, standing.get()).ifPresent(findings::add);
        }
        return findings;
    }

    private static Finding service(Answer answer, RegistryHistory.Standing standing, Optional<Long> silent) {
        if (!standing.enabled()) {
            return answer.gives(RegistryCode.REGISTRY_DISABLED, "since " + standing.since() + back(standing));
        }
        if (silent.isPresent()) {
            return answer.gives(
                    RegistryCode.REGISTRY_SILENT,
                    "the enclave was in service at block " + silent.get() + "; nothing is told from there on");
        }
        String registered =
                standing.registered().map(at -> "registered " + at).orElse("its registration is not among the logs");
        return answer.gives(
                RegistryCode.REGISTRY_ENABLED,
                registered
                        + standing.changesLater()
                                .map(at -> "; taken out of service later, " + at)
                                .orElse(""));
    }

    private static String back(RegistryHistory.Standing standing) {
        return standing.changesLater().map(at -> ", until " + at).orElse("");
    }

    /** Only enclaves that have shown signs of life can be missed. */
    private static Optional<Finding> alive(Answer answer, Claim claim, RegistryHistory.Standing standing) {
        return standing.heartbeat()
                .map(last -> isStale(last, claim.madeAt())
                        ? answer.gives(
                                RegistryCode.HEARTBEAT_STALE,
                                "last " + last + ", allowed are " + HEARTBEAT_MAX_AGE.toMinutes() + " minutes")
                        : answer.gives(RegistryCode.HEARTBEAT_FRESH, "last " + last));
    }

    private static boolean isStale(Instant last, Instant when) {
        return Duration.between(last, when).compareTo(HEARTBEAT_MAX_AGE) > 0;
    }
}
