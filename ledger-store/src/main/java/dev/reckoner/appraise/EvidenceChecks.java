package dev.reckoner.appraise;

import java.util.List;

/** The checks of attestations, of the keys they commit to, and of OpenGradient's signed responses and settlements. */
public final class EvidenceChecks {
    private EvidenceChecks() {}

    /**
     * All of them, in the order in which findings are shown: {@code signature}, {@code input}, {@code output} (for claims
     * that a signed response carries), then {@code key}, {@code party}, {@code attestation}, {@code freshness},
     * {@code measurement} (for every signed claim, and for attestation documents on their own), {@code time}, {@code registry} and
     * {@code settlement} (for claims that a signed response carries) {@code batch} (for settlement batches) and
     * {@code proof} (for proofs under block headers). The list may be used by several threads.
     */
    public static List<Check> all() {
        AttestationVerdicts verdicts = new AttestationVerdicts();
        SettlementBatches batches = new SettlementBatches();
        ProofReadings proofs = new ProofReadings();
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
                new SettlementCheck(batches),
                new BatchCheck(batches),
                new ProofCheck(proofs));
    }
}
