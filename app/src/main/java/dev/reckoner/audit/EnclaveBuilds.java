package dev.reckoner.audit;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.ReferenceValues;
import dev.reckoner.appraise.ReferenceValues.Measurement;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.policy.CheckRule;
import dev.reckoner.policy.ClaimCase.Enclave;
import dev.reckoner.policy.FreshnessRule;
import dev.reckoner.trail.Evidence.AttestationDocument;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What attestations of the case tell of the enclaves under its claims. */
final class EnclaveBuilds {
    /** So much of a register tells builds apart. */
    private static final int BEGINNING = 12;

    private final OtherEvidence evidence;
    private final ReferenceValues references;

    EnclaveBuilds(OtherEvidence evidence, ReferenceValues references) {
        this.evidence = evidence;
        this.references = references;
    }

    /** Names of the lists of approved builds: a list is where its builds come from, and one build is a list of itself. */
    List<String> lists() {
        var names = new TreeSet<String>();
        references.measurements().forEach(build -> lists(build).forEach(names::add));
        return List.copyOf(names);
    }

    /** The enclave of a claim that was made then. */
    Enclave of(Instant madeAt, List<Finding> findings) {
        var age = document(findings, FreshnessRule.FRESHNESS).map(attested -> age(attested.timestamp(), madeAt));
        var measured = document(findings, CheckRule.MEASUREMENT);
        return new Enclave(
                age,
                measured.map(this::name),
                measured.map(it -> lists(it, madeAt)).orElse(Set.of()));
    }

    /** Claims count whole seconds, attestations milliseconds: one of the same second was there before. */
    private static Duration age(Instant attested, Instant madeAt) {
        return Duration.between(attested.truncatedTo(ChronoUnit.SECONDS), madeAt.truncatedTo(ChronoUnit.SECONDS));
    }

    /** The document that a finding of that check rests on; of one that is not known to be genuine nothing is told. */
    private Optional<AttestationDocument> document(List<Finding> findings, String check) {
        return findings.stream()
                .filter(finding -> finding.check().equals(check) && finding.tier() != Tier.NONE)
                .flatMap(finding -> finding.restsOn().stream())
                .flatMap(id -> Optional.ofNullable(evidence.items().get(id)).stream())
                .filter(AttestationDocument.class::isInstance)
                .map(AttestationDocument.class::cast)
                .findFirst();
    }

    private String name(AttestationDocument document) {
        return matching(document).map(Measurement::name).findFirst().orElseGet(() -> unknown(document));
    }

    private static String unknown(AttestationDocument document) {
        String register = register(document, 0);
        return "PCR0 " + register.substring(0, Math.min(BEGINNING, register.length()));
    }

    private Set<String> lists(AttestationDocument document, Instant madeAt) {
        var names = new TreeSet<String>();
        matching(document)
                .filter(build -> build.holdsAt(madeAt))
                .forEach(build -> lists(build).forEach(names::add));
        return names;
    }

    private static Stream<String> lists(Measurement build) {
        return Stream.concat(Stream.of(build.name()), build.source().stream());
    }

    private Stream<Measurement> matching(AttestationDocument document) {
        return references.measurements().stream()
                .filter(build -> build.pcr0().equalsIgnoreCase(register(document, 0))
                        && build.pcr1().equalsIgnoreCase(register(document, 1))
                        && build.pcr2().equalsIgnoreCase(register(document, 2)));
    }

    private static String register(AttestationDocument document, int index) {
        return document.pcrs().getOrDefault(index, "");
    }
}
