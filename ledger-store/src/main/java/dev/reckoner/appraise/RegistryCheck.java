package dev.reckoner.appraise;

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

    private final RegistryHistories histories = new RegistryHistories();

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
        String teeId = response.get().teeId();
        RegistryHistory history = histories.of(context, registry -> registry.holdsAt(claim.madeAt()));
        if (history.tellsOf(teeId)) {
            return findings(claim, teeId, history);
        }
        return histories.of(context, registry -> true).tellsOf(teeId)
                ? List.of(Answer.about(claim, id())
                        .warning(
                                "EV-REGISTRY-NOT-THEN",
                                "The logs that tell of the enclave are of a registry that is not believed for that time",
                                "see the reference values for the time for which each registry is"))
                : List.of();
    }

    private List<Finding> findings(Claim claim, String teeId, RegistryHistory history) {
        Answer answer = Answer.about(claim, id());
        Optional<RegistryHistory.Standing> standing = history.standing(teeId, claim.madeAt());
        if (standing.isEmpty()) {
            return List.of(answer.warning(
                    "EV-REGISTRY-NOT-YET",
                    "The logs of the registry know the enclave only from after the claim on",
                    "events from before may be missing in the case"));
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
            return answer.warning(
                    "EV-REGISTRY-DISABLED",
                    "By the logs of the registry the enclave was out of service at the time of the claim",
                    "since " + standing.since() + back(standing));
        }
        if (silent.isPresent()) {
            return answer.warning(
                    "EV-REGISTRY-SILENT",
                    "The logs of the registry end before the claim",
                    "the enclave was in service at block " + silent.get() + "; nothing is told from there on");
        }
        String registered =
                standing.registered().map(at -> "registered " + at).orElse("its registration is not among the logs");
        return answer.affirming(
                "EV-REGISTRY-ENABLED",
                "By the logs of the registry the enclave was in service at the time of the claim",
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
                        ? answer.warning(
                                "EV-HEARTBEAT-STALE",
                                "The enclave's last heartbeat was older than the registry allows when the claim was made",
                                "last " + last + ", allowed are " + HEARTBEAT_MAX_AGE.toMinutes() + " minutes")
                        : answer.affirming(
                                "EV-HEARTBEAT-FRESH",
                                "The enclave had shown that it was alive when the claim was made",
                                "last " + last));
    }

    private static boolean isStale(Instant last, Instant when) {
        return Duration.between(last, when).compareTo(HEARTBEAT_MAX_AGE) > 0;
    }
}
