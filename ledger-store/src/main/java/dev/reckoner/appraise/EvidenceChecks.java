package dev.reckoner.appraise;

import java.util.List;
import java.util.Optional;

/** The checks of attestations, of the keys they commit to, and of OpenGradient's signed responses and settlements. */
public final class EvidenceChecks {
    private EvidenceChecks() {}

    /**
     * All of them, in the order in which findings are shown: {@code signature}, {@code input}, {@code output} (for claims
     * that a signed response carries), then {@code key}, {@code party}, {@code attestation}, {@code freshness},
     * {@code measurement} (for every signed claim, and for attestation documents on their own), {@code time}, {@code registry} and
     * {@code settlement} (for claims that a signed response carries) and {@code batch} (for settlement batches), {@code payer} (for such claims, and for payments), {@code cost} and
     * {@code audit-log} (for such claims; the latter for lines of audit trails too), {@code ohttp} and {@code heartbeat} (for
     * those items on their own). The list may be used by several threads.
     */
    public static List<Check> all() {
        AttestationVerdicts verdicts = new AttestationVerdicts();
        SettlementBatches batches = new SettlementBatches();
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
                new RegistryCheck(),
                new SettlementCheck(batches),
                new BatchCheck(batches),
                new PayerCheck(context -> log -> false),
                new CostCheck((claim, context) -> Optional.empty()),
                new OhttpCheck(),
                new HeartbeatCheck(),
                new AuditLogCheck());
    }
}
