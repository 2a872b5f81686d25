package dev.reckoner.audit;

import dev.reckoner.appraise.code.AuditLogCode;
import dev.reckoner.appraise.code.PaymentCode;
import dev.reckoner.appraise.code.ReasonCode;
import dev.reckoner.appraise.code.RegistryCode;
import dev.reckoner.appraise.code.SettlementCode;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.appraise.code.TraceCode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A kind of evidence that a claim can carry, with what to collect where claims carry none. A claim is covered where the check of
 * that kind came to an answer, whichever: evidence that contradicts a claim covers it too.
 */
public enum EvidenceKind {
    SIGNATURE("signature", "the record that the enclave or the operator signed, with its signature"),
    INPUT("input", "the values that were asked, or the request as it was sent"),
    OUTPUT("output", "the values that were answered, or the response as it was received"),
    KEY("key", "the attestation that commits to the signing key"),
    PARTY("party", "who vouches for the operator's key: an endorsement, as a reference value"),
    ATTESTATION("attestation", "the attestation document of the enclave, as it was when the key was made"),
    MEASUREMENT("measurement", "the measurements of the builds that are accepted, as reference values"),
    MODEL("model", "the digest of the model file, in the record and published by whoever releases the model"),
    REEXECUTION("reexecution", "the model file, and time on a device to run the claim again"),
    TRACE("trace", "a record that signs the root of an operator trace, and the trace", tiered(TraceCode.values())),
    REGISTRY("registry", "the event logs of the registry, with block and time", tiered(RegistryCode.values())),
    SETTLEMENT(
            "settlement",
            "the batch in which the response was settled, with its bytes, or the single settlement",
            List.of(
                    SettlementCode.SETTLED_IN_BATCH,
                    SettlementCode.SETTLED_INDIVIDUALLY,
                    SettlementCode.SETTLED_TWICE)),
    PAYER(
            "payer",
            "the signed payment, with the settlement of the single response that ties it to the answer",
            List.of(PaymentCode.PAYER_PROVEN, PaymentCode.PAYER_SUPPORTED)),
    COST(
            "cost",
            "the response with its usage and cost, and the price that was in force",
            List.of(
                    PaymentCode.COST_RECOMPUTED,
                    PaymentCode.COST_CONSISTENT,
                    PaymentCode.COST_DIFFERS,
                    PaymentCode.COST_USD_DIFFERS)),
    AUDIT_LOG("audit-log", "the audit trail that the client wrote", tiered(AuditLogCode.values()));

    private final String check;
    private final String collect;
    private final List<ReasonCode> codes;

    /** A kind that the evidence strip shows. */
    EvidenceKind(String check, String collect) {
        this(check, collect, List.of());
    }

    /** A kind that is known by the reason codes of its answers. */
    EvidenceKind(String check, String collect, List<? extends ReasonCode> codes) {
        this.check = check;
        this.collect = collect;
        this.codes = List.copyOf(codes);
    }

    private static List<ReasonCode> tiered(ReasonCode[] codes) {
        return Stream.of(codes).filter(code -> code.tier() != Tier.NONE).toList();
    }

    /** Id of the check that looks at it. */
    public String check() {
        return check;
    }

    /** What one has to collect so that the check has something to look at, to follow "Collect". */
    public String collect() {
        return collect;
    }

    /** The codes of its answers; none for a kind that the evidence strip shows. */
    Set<String> codes() {
        return codes.stream().map(ReasonCode::code).collect(Collectors.toSet());
    }

    /** True if the evidence strip has a mark for it. */
    public boolean onStrip() {
        return EvidenceStrip.CHECKS.contains(check);
    }

    /** The kinds that the strip does not show. */
    static List<EvidenceKind> besideStrip() {
        return Arrays.stream(values()).filter(kind -> !kind.onStrip()).toList();
    }
}
