package dev.reckoner.audit;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.Subject;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.ExecutionRecord;
import dev.reckoner.trail.ModelReference;
import dev.reckoner.trail.PartyRole;
import dev.reckoner.trail.ValueReference;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The claims of {@link InventedCase}: eight a day, with a bad week of one operator from day 12. */
final class InventedClaims {
    static final int COUNT = 240;
    static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    private static final List<String> OPERATORS =
            List.of("Meridian-01", "Meridian-03", "Halden-01", "Halden-02", "Tessel-02", "Orrin-01");
    private static final List<String> APPLICATIONS = List.of("Ledgerly", "Northdesk", "Quillbox");

    private InventedClaims() {}

    static Digest digest(String text) {
        return Digest.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    static int day(int number) {
        return (number - 1) / 8;
    }

    static Claim claim(int number) {
        String operator = OPERATORS.get(number % OPERATORS.size());
        Instant made =
                START.plus(Duration.ofDays(day(number))).plusSeconds(((number - 1) % 8) * 4_871L + number * 37L % 600);
        return new Claim(
                digest("claim " + number),
                "c-%04d".formatted(2000 + number),
                "native bundle",
                made,
                Map.of(
                        PartyRole.PROVIDER, operator.substring(0, operator.indexOf('-')),
                        PartyRole.OPERATOR, operator,
                        PartyRole.APPLICATION, APPLICATIONS.get(number % APPLICATIONS.size())),
                new ModelReference("MiniLM-L6-v2", "fp32", Optional.of(digest("model"))),
                List.of(value("input_ids", "in " + number)),
                List.of(value("embedding", "out " + number)),
                Optional.of(new ExecutionRecord(
                        "onnxruntime 1.29.0",
                        "CPUExecutionProvider",
                        "ALL",
                        8,
                        "linux x86_64 avx2",
                        Optional.empty(),
                        Map.of())),
                Optional.of(digest("statement")),
                List.of(digest("attestation")),
                "ledgerly-2026q2.trail!/statements.jsonl:" + number);
    }

    private static ValueReference value(String name, String seed) {
        return new ValueReference(
                name,
                ValueReference.Kind.TENSOR,
                Optional.of(digest(seed)),
                Optional.of(digest("tensor " + seed)),
                Optional.of(digest(seed)));
    }

    static List<Finding> findings(int number, Claim claim) {
        var all = new ArrayList<Finding>();
        all.add(finding(
                claim,
                "signature",
                Tier.AFFIRMING,
                "EV-SIG-VALID",
                "Statement signature is valid",
                "Ed25519 over the statement"));
        all.add(finding(
                claim,
                "input",
                number % 34 == 0 ? Tier.NONE : Tier.AFFIRMING,
                number % 34 == 0 ? "EV-BLOB-MISSING" : "EV-INPUT-MATCHES",
                number % 34 == 0 ? "The input is named and not in the trail" : "Input bytes match the statement",
                "sha256 of the file"));
        all.add(finding(
                claim,
                "output",
                Tier.AFFIRMING,
                "EV-OUTPUT-MATCHES",
                "Output bytes match the statement",
                "sha256 of the file"));
        all.add(finding(
                claim,
                "key",
                Tier.AFFIRMING,
                "EV-KEY-BOUND",
                "Key is bound to the attestation",
                "public_key equals the signing key"));
        all.add(finding(
                claim,
                "party",
                Tier.AFFIRMING,
                "EV-PARTY-ENDORSED",
                "The key is the operator's",
                "by the reference values"));
        if (number % 3 != 0) {
            all.add(finding(
                    claim,
                    "attestation",
                    Tier.AFFIRMING,
                    "EV-NITRO-CHAIN-VALID",
                    "Attestation was valid when made",
                    "chain to the AWS root"));
            boolean unknown = number % 11 == 0;
            all.add(finding(
                    claim,
                    "measurement",
                    unknown ? Tier.WARNING : Tier.AFFIRMING,
                    unknown ? "EV-PCR-UNKNOWN" : "EV-PCR-APPROVED",
                    unknown ? "Measurement is on no approved list" : "Measurement is approved",
                    "PCR0 4f1c9e…b2d07a"));
        }
        all.add(finding(
                claim,
                "model",
                Tier.AFFIRMING,
                "EV-MODEL-MATCHES",
                "Model file matches the claim",
                "sha256 of the file"));
        if (guilty(number)) {
            all.add(finding(
                    claim,
                    "reexecution",
                    Tier.CONTRAINDICATED,
                    "EX-PRECISION-SUBSTITUTED",
                    "Output is not from this model",
                    "outside both bounds, matches int8"));
        }
        if (!guilty(number) && number % 9 == 0) {
            all.add(finding(
                    claim,
                    "reexecution",
                    Tier.AFFIRMING,
                    "EX-BIT-EXACT",
                    "Output is bit exact",
                    "one run on this machine"));
        }
        return all;
    }

    private static boolean guilty(int number) {
        int day = day(number);
        return day >= 12 && day < 19 && number % 3 == 1;
    }

    private static Finding finding(Claim claim, String check, Tier tier, String code, String sentence, String detail) {
        return new Finding(
                Subject.claim(claim.id()),
                check,
                tier,
                code,
                sentence,
                detail,
                claim.madeAt(),
                List.of(digest("statement")));
    }

    static ClaimRow row(int number, Claim claim, List<Finding> findings) {
        List<Optional<Tier>> strip = EvidenceStrip.CHECKS.stream()
                .map(check -> findings.stream()
                        .filter(finding -> finding.check().equals(check))
                        .map(Finding::tier)
                        .findFirst())
                .toList();
        return new ClaimRow(
                claim.id(),
                number,
                claim.label(),
                fold(findings),
                claim.madeAt(),
                claim.party(PartyRole.PROVIDER),
                claim.party(PartyRole.OPERATOR),
                claim.party(PartyRole.APPLICATION),
                claim.model().label(),
                strip,
                guilty(number)
                        ? Optional.of(Verdict.OUTSIDE)
                        : number % 9 == 0 ? Optional.of(Verdict.BIT_EXACT) : Optional.empty(),
                number <= 160 ? 1 : 2);
    }

    /** What a claim amounts to. */
    static Tier tier(int number) {
        return fold(findings(number, claim(number)));
    }

    /** The worst answer; a missing input makes the claim not checked. */
    private static Tier fold(List<Finding> findings) {
        return findings.stream()
                .map(Finding::tier)
                .max(Comparator.comparing(tier -> switch (tier) {
                    case AFFIRMING -> 0;
                    case NONE -> 1;
                    case WARNING -> 2;
                    case CONTRAINDICATED -> 3;
                }))
                .orElse(Tier.NONE);
    }

    static ClaimRow withVerdict(ClaimRow row, Verdict verdict) {
        return new ClaimRow(
                row.id(),
                row.number(),
                row.label(),
                row.tier(),
                row.madeAt(),
                row.provider(),
                row.operator(),
                row.application(),
                row.model(),
                row.strip(),
                Optional.of(verdict),
                row.trail());
    }

    static List<Evidence> evidence() {
        return List.of(
                new Evidence.SignedStatement(
                        digest("statement"),
                        digest("statement blob"),
                        "ledgerly-2026q2.trail!/statements.jsonl:1",
                        digest("key"),
                        "c2ln",
                        digest("payload"),
                        "https://reckoner.dev/inference/v1"),
                new Evidence.AttestationDocument(
                        digest("attestation"),
                        digest("attestation blob"),
                        "ledgerly-2026q2.trail!/evidence/a.cbor",
                        "i-0c4e71-enc019",
                        START,
                        Map.of(0, "4f1c9e".repeat(16), 1, "bcdf05".repeat(16)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("3082")),
                new Evidence.ModelFile(
                        digest("model"),
                        digest("model"),
                        "ledgerly-2026q2.trail!/models/minilm.onnx",
                        90_387_606,
                        "MiniLM-L6-v2 fp32",
                        List.of()));
    }
}
