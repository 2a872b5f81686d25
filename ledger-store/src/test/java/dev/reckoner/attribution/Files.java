package dev.reckoner.attribution;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.Subject;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.attribution.ClaimFile.ModelMatch;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.ModelReference;
import dev.reckoner.trail.PartyRole;
import dev.reckoner.trail.ValueReference;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes what a case may hold about a claim. */
final class Files {
    static final Instant MADE = Instant.parse("2026-04-11T06:00:00Z");

    private Files() {}

    static Digest digest(String of) {
        return Digest.sha256(of.getBytes(StandardCharsets.UTF_8));
    }

    static Claim claim(String label) {
        return new Claim(
                digest(label),
                label,
                "native bundle",
                MADE,
                Map.of(
                        PartyRole.PROVIDER, "meridian",
                        PartyRole.OPERATOR, "meridian-02",
                        PartyRole.APPLICATION, "ledgerly"),
                new ModelReference("minilm", "fp32", Optional.of(digest("fp32"))),
                List.of(value("in " + label)),
                List.of(value("out " + label)),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                "trail:1");
    }

    private static ValueReference value(String name) {
        return new ValueReference(
                name, ValueReference.Kind.TENSOR, Optional.of(digest(name)), Optional.empty(), Optional.empty());
    }

    static Finding finding(String check, Tier tier, String code, String detail) {
        return new Finding(Subject.claim(digest("one")), check, tier, code, code + " said so", detail, MADE, List.of());
    }

    static Finding finding(String check, Tier tier) {
        return finding(check, tier, "EV-" + check.toUpperCase(Locale.ROOT), "");
    }

    /** Signed, by an attested key of the operator that it names, run again and the same. */
    static List<Finding> sound() {
        return List.of(
                finding("signature", Tier.AFFIRMING),
                finding("input", Tier.AFFIRMING),
                finding("output", Tier.AFFIRMING),
                finding("key", Tier.AFFIRMING),
                finding("party", Tier.AFFIRMING, "EV-PARTY-ENDORSED", ""),
                finding("attestation", Tier.AFFIRMING),
                finding("measurement", Tier.AFFIRMING),
                finding("model", Tier.AFFIRMING),
                finding("reexecution", Tier.AFFIRMING));
    }

    /** The same with another answer of one check. */
    static List<Finding> sound(Finding other) {
        var findings = new ArrayList<>(sound());
        findings.removeIf(finding -> finding.check().equals(other.check()));
        findings.add(other);
        return findings;
    }

    static ClaimFile file(List<Finding> findings) {
        return new ClaimFile(claim("one"), findings, List.of(), Optional.empty(), List.of(), "R. Osei");
    }

    /** Run again, and the same as another model. */
    static ClaimFile substituted(List<Finding> findings) {
        return new ClaimFile(
                claim("one"),
                findings,
                List.of(),
                Optional.of(new ModelMatch(digest("int8").hex(), "minilm int8")),
                List.of(),
                "R. Osei");
    }

    static Finding substitution() {
        return finding("reexecution", Tier.CONTRAINDICATED, "EX-PRECISION-SUBSTITUTED", "");
    }
}
