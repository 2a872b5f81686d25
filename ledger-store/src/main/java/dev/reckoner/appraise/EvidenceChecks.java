package dev.reckoner.appraise;

import dev.reckoner.appraise.chain.LogProofs;
import java.util.List;

/** The checks of attestations, of the keys they commit to, and of OpenGradient's signed responses and settlements. */
public final class EvidenceChecks {
    private EvidenceChecks() {}

    /**
     * All of them, in the order in which findings are shown: {@code signature}, {@code input}, {@code output} (for claims
     * that a signed response carries), then {@code key}, {@code party}, {@code attestation}, {@code freshness},
     * {@code measurement} (for every signed claim, and for attestation documents on their own), {@code time}, {@code registry},
     * {@code admission}, {@code settlement} and {@code replay} (for claims that a signed response carries), {@code batch} (for
     * settlement batches), and what is told and weighs nothing: {@code completeness}, {@code same-text} and {@code coverage}.
     * The list may be used by several threads.
     */
    public static List<Check> all() {
        return all(LogProofs.NONE);
    }

    /** The same, taking logs for proven as that says. */
    public static List<Check> all(LogProofs proofs) {
        AttestationVerdicts verdicts = new AttestationVerdicts();
        SettlementBatches batches = new SettlementBatches();
        SettlementIndexes indexes = new SettlementIndexes(batches);
        ChainViews chain = new ChainViews(proofs);
        Admissions admissions = new Admissions(chain);
        HeldAnswers answers = new HeldAnswers();
        Siblings siblings = new Siblings();
        return List.of(
                new ResponseSignatureCheck(),
                new RequestHashCheck(),
                new OutputHashCheck(),
                new KeyBindingCheck(verdicts),
                new PartyCheck(verdicts, answers),
                new AttestationCheck(verdicts),
                new FreshnessCheck(verdicts),
                new MeasurementCheck(verdicts),
                new TimeCheck(new TimeLinks(indexes, chain, admissions, answers)),
                new RegistryCheck(),
                new AdmissionCheck(chain, admissions),
                new SettlementCheck(indexes, chain),
                new ReplayCheck(indexes, chain, siblings),
                new BatchCheck(batches, chain),
                new CompletenessCheck(batches, indexes, chain),
                new SameTextCheck(siblings),
                new CoverageCheck(answers));
    }
}
