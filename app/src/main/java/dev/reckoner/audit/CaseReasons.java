package dev.reckoner.audit;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.code.Catalogue;
import dev.reckoner.appraise.code.ReasonCode;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.crypto.Digest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The reason codes that occur in a case. A finding about an evidence item stands for the claims that rest on the item, where no
 * claim has that code itself.
 *
 * @param reasons each code once, the gravest first, of equals the one that concerns most claims
 * @param aboutEvidence the codes that only findings about evidence items have
 */
public record CaseReasons(List<Reason> reasons, Set<String> aboutEvidence) {
    private static final Comparator<Reason> ORDER = Comparator.comparingInt(
                    (Reason reason) -> DecidingFinding.gravity(reason.tier()))
            .thenComparing(Comparator.comparingLong(Reason::claims).reversed())
            .thenComparing(Reason::code);

    /** Nothing was found. */
    public static final CaseReasons NONE = new CaseReasons(List.of(), Set.of());

    public CaseReasons {
        reasons = reasons.stream().sorted(ORDER).toList();
        aboutEvidence = Set.copyOf(aboutEvidence);
    }

    /**
     * A code that occurs.
     *
     * @param code for example {@code EV-NITRO-PCR-ZERO}
     * @param tier of its findings
     * @param sentence what it says in general; as the first finding says it where the code is of another version
     * @param claims how many claims it concerns
     */
    public record Reason(String code, Tier tier, String sentence, long claims) {
        /** A code that a finding gave. */
        static Reason of(String code, Tier tier, String said, long claims) {
            return new Reason(
                    code, tier, Catalogue.find(code).map(ReasonCode::sentence).orElse(said), claims);
        }
    }

    /** Every code that occurs. */
    public List<String> codes() {
        return reasons.stream().map(Reason::code).toList();
    }

    /** Of what was found about some items that which no claim has itself, each item's in the order of the checks. */
    public List<Finding> about(Stream<Digest> items, Map<Digest, List<Finding>> findings) {
        return items.distinct()
                .flatMap(item -> findings.getOrDefault(item, List.of()).stream()
                        .filter(finding -> aboutEvidence.contains(finding.code()))
                        .sorted(Comparator.comparingInt(finding -> KnownCheck.position(finding.check()))))
                .toList();
    }
}
