package dev.reckoner.audit;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.Subject;
import dev.reckoner.appraise.code.Catalogue;
import dev.reckoner.appraise.code.ReasonCode;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.crypto.Digest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The reason codes that occur in a case and the claims that each concerns. A finding about an evidence item stands for the
 * claims that rest on the item, where no claim has that code itself.
 *
 * @param reasons each code once, the gravest first, of equals the one that concerns most claims
 * @param byClaim the codes that concern a claim; claims that none concerns are left out
 * @param aboutEvidence the findings about an evidence item whose codes no claim has itself, in the order of the checks
 */
public record CaseReasons(
        List<Reason> reasons, Map<Digest, Set<String>> byClaim, Map<Digest, List<Finding>> aboutEvidence) {
    /** Nothing was found. */
    public static final CaseReasons NONE = new CaseReasons(List.of(), Map.of(), Map.of());

    private static final Comparator<Reason> ORDER = Comparator.comparingInt(
                    (Reason reason) -> DecidingFinding.gravity(reason.tier()))
            .thenComparing(Comparator.comparingLong(Reason::claims).reversed())
            .thenComparing(Reason::code);

    /**
     * A code that occurs.
     *
     * @param code for example {@code EV-NITRO-PCR-ZERO}
     * @param tier of its findings
     * @param sentence what it says in general; as the first finding says it where the code is of another version
     * @param claims how many claims it concerns
     */
    public record Reason(String code, Tier tier, String sentence, long claims) {}

    /** Reads every finding: not for the FX thread. */
    public static CaseReasons of(List<Finding> findings) {
        var first = new HashMap<String, Finding>();
        var ofClaims = new HashMap<Digest, Set<String>>();
        for (var finding : findings) {
            first.putIfAbsent(finding.code(), finding);
            if (finding.subject().kind() == Subject.Kind.CLAIM) {
                codes(ofClaims, finding.subject().id()).add(finding.code());
            }
        }
        Set<String> theirOwn = new HashSet<>();
        ofClaims.values().forEach(theirOwn::addAll);
        var aboutEvidence = aboutEvidence(findings, theirOwn);
        if (!aboutEvidence.isEmpty()) {
            findings.stream()
                    .filter(finding -> finding.subject().kind() == Subject.Kind.CLAIM)
                    .forEach(finding -> finding.restsOn()
                            .forEach(id -> aboutEvidence
                                    .getOrDefault(id, List.of())
                                    .forEach(about -> codes(
                                                    ofClaims, finding.subject().id())
                                            .add(about.code()))));
        }
        return new CaseReasons(reasons(first, ofClaims), shared(ofClaims), aboutEvidence);
    }

    /** The codes that concern a claim. */
    public Set<String> of(Digest claim) {
        return byClaim.getOrDefault(claim, Set.of());
    }

    /** Every code that occurs. */
    public List<String> codes() {
        return reasons.stream().map(Reason::code).toList();
    }

    private static Set<String> codes(Map<Digest, Set<String>> ofClaims, Digest claim) {
        return ofClaims.computeIfAbsent(claim, any -> new HashSet<>());
    }

    private static Map<Digest, List<Finding>> aboutEvidence(List<Finding> findings, Set<String> ofClaims) {
        var about = new HashMap<Digest, List<Finding>>();
        findings.stream()
                .filter(finding -> finding.subject().kind() == Subject.Kind.EVIDENCE)
                .filter(finding -> !ofClaims.contains(finding.code()))
                .forEach(finding -> about.computeIfAbsent(finding.subject().id(), any -> new ArrayList<>())
                        .add(finding));
        about.replaceAll((item, list) -> list.stream()
                .sorted(Comparator.comparingInt(finding -> KnownCheck.position(finding.check())))
                .toList());
        return Map.copyOf(about);
    }

    private static List<Reason> reasons(Map<String, Finding> first, Map<Digest, Set<String>> ofClaims) {
        var counts = new HashMap<String, Long>();
        ofClaims.values().forEach(codes -> codes.forEach(code -> counts.merge(code, 1L, Long::sum)));
        return first.values().stream()
                .map(finding -> reason(finding, counts.getOrDefault(finding.code(), 0L)))
                .sorted(ORDER)
                .toList();
    }

    private static Reason reason(Finding finding, long claims) {
        String sentence =
                Catalogue.find(finding.code()).map(ReasonCode::sentence).orElseGet(finding::sentence);
        return new Reason(finding.code(), finding.tier(), sentence, claims);
    }

    /** Most claims of a case have the codes of many others, so each set of codes is kept once. */
    private static Map<Digest, Set<String>> shared(Map<Digest, Set<String>> ofClaims) {
        var once = new HashMap<Set<String>, Set<String>>();
        ofClaims.replaceAll((claim, codes) -> once.computeIfAbsent(codes, Set::copyOf));
        return Map.copyOf(ofClaims);
    }
}
