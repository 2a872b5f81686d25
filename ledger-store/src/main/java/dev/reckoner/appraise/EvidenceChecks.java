package dev.reckoner.appraise;

import dev.reckoner.appraise.payment.CostRule;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import java.util.List;
import java.util.Optional;

/** The checks of attestations, of the keys they commit to, and of OpenGradient's signed responses and settlements. */
public final class EvidenceChecks {
    private EvidenceChecks() {}

    /**
     * All of them, in the order in which findings are shown: {@code signature}, {@code input}, {@code output} (for claims
     * that a signed response carries), then {@code key}, {@code party}, {@code attestation}, {@code freshness},
     * {@code measurement} (for every signed claim, and for attestation documents on their own), {@code time}, {@code registry},
     * {@code admission}, {@code settlement} and {@code replay} (for claims that a signed response carries), {@code batch} (for
     * settlement batches), {@code proof} (for proofs under block headers), {@code payer} (for such claims, and for payments),
     * {@code cost} and {@code audit-log} (for such claims; the latter for lines of audit trails too), {@code ohttp} and
     * {@code heartbeat} (for those items on their own), and what no evidence covers: {@code completeness}, {@code same-text} and
     * {@code coverage}. The list may be used by several threads.
     */
    public static List<Check> all() {
        AttestationVerdicts verdicts = new AttestationVerdicts();
        SettlementBatches batches = new SettlementBatches();
        ProofReadings proofs = new ProofReadings();
        SettlementIndexes indexes = new SettlementIndexes(batches);
        ChainViews chain = new ChainViews(context -> proofs.proven(context)::itemProving);
        Admissions admissions = new Admissions(chain);
        Siblings siblings = new Siblings();
        return List.of(
                new ResponseSignatureCheck(),
                new RequestHashCheck(),
                new OutputHashCheck(),
                new KeyBindingCheck(verdicts),
                new PartyCheck(verdicts),
                new AttestationCheck(verdicts),
                new FreshnessCheck(verdicts),
                new MeasurementCheck(verdicts),
                new TimeCheck(),
                new RegistryCheck(proofs),
                new AdmissionCheck(chain, admissions),
                new SettlementCheck(indexes, chain),
                new TimelineCheck(new TimeLinks(indexes, chain, admissions)),
                new ReplayCheck(indexes, chain, siblings),
                new BatchCheck(batches, chain),
                new ProofCheck(proofs),
                new ChainLogCheck((log, context) -> proofs.proven(context).itemProving(log)),
                new PayerCheck(context -> log -> isSettled(log, proofs, context)),
                new CostCheck(EvidenceChecks::price),
                new OhttpCheck(),
                new HeartbeatCheck(),
                new AuditLogCheck(),
                new CompletenessCheck(batches, indexes, chain),
                new SameTextCheck(siblings),
                new CoverageCheck());
    }

    /** True if the log is proven, and of the contract that OpenGradient settles with; any contract can write such an event. */
    private static boolean isSettled(Evidence.EventLog log, ProofReadings proofs, Check.Context context) {
        return BelievedContracts.isOfRelay(log, context)
                && proofs.proven(context).isProven(log);
    }

    private static Optional<CostRule.Price> price(Claim claim, Check.Context context) {
        return context.references()
                .price(claim.model().name(), claim.madeAt())
                .map(price -> new CostRule.Price(price.input(), price.output()));
    }
}
