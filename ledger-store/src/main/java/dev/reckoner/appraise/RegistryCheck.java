package dev.reckoner.appraise;

import dev.reckoner.appraise.code.ReferenceCode;
import dev.reckoner.appraise.code.RegistryCode;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Was the enclave registered, in service and alive when it answered? Replays the registry's events up to the second of the
 * claim; what happened to the enclave later is told and takes nothing away. Asked only where the case's logs tell of the
 * enclave. Logs are nobody's signed word, and even where
 * a receipt proves them they are the registry's word and not the enclave's: what they say against a claim is for a person.
 */
final class RegistryCheck implements Check {
    /** The registry's own default; its change is in no event. */
    private static final Duration HEARTBEAT_MAX_AGE = Duration.ofSeconds(1800);

    private final RegistryHistories histories = new RegistryHistories();
    private final ProofReadings proofs;

    RegistryCheck(ProofReadings proofs) {
        this.proofs = proofs;
    }

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
            return findings(claim, teeId, history, context);
        }
        return histories.of(context, registry -> true).tellsOf(teeId)
                ? List.of(Answer.about(claim, id())
                        .gives(
                                ReferenceCode.REGISTRY_NOT_THEN,
                                "the reference values say for which time each registry is believed"))
                : List.of();
    }

    private List<Finding> findings(Claim claim, String teeId, RegistryHistory history, Context context) {
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
        findings.add(service(answer, standing.get(), silent, proven(standing.get(), context)));
        if (standing.get().enabled() && silent.isEmpty()) {
            alive(answer, claim, standing.get()).ifPresent(findings::add);
        }
        return findings;
    }

    private static Finding service(
            Answer answer, RegistryHistory.Standing standing, Optional<Long> silent, String proven) {
        if (!standing.enabled()) {
            return answer.gives(
                    RegistryCode.REGISTRY_DISABLED, "since " + standing.since() + back(standing) + "; " + proven);
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
                                .orElse("")
                        + "; "
                        + proven);
    }

    /** Whether what the standing rests on is more than what somebody says that a node said. */
    private String proven(RegistryHistory.Standing standing, Context context) {
        ProvenLogs all = proofs.proven(context);
        List<Optional<TrustedBlock>> blocks = standing.restsOn().stream()
                .map(id -> context.evidence()
                        .evidence(id)
                        .filter(Evidence.EventLog.class::isInstance)
                        .map(Evidence.EventLog.class::cast)
                        .flatMap(all::provenBy))
                .toList();
        return blocks.stream().allMatch(Optional::isPresent)
                ? "proven by a receipt under block "
                        + blocks.stream()
                                .flatMap(Optional::stream)
                                .map(block -> Long.toString(block.number()))
                                .distinct()
                                .collect(Collectors.joining(" and block "))
                : "by logs that nothing proves";
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
