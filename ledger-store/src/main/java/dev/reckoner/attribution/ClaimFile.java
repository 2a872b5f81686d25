package dev.reckoner.attribution;

import dev.reckoner.appraise.Finding;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.opengradient.contract.RegistryCall.RegisterTee;
import java.util.List;
import java.util.Optional;

/**
 * What the case holds about one claim, as far as it says who answers for it.
 *
 * @param findings the current ones
 * @param evidence the items that they rest on
 * @param match what running it again says the answer came from, where that is another model than the claim names
 * @param derivations the answers that it was given as inputs
 * @param analyst who works with the case
 * @param registrations the calldata that the claim's admission was decided by: those of the registration of its enclave
 */
public record ClaimFile(
        Claim claim,
        List<Finding> findings,
        List<Evidence> evidence,
        Optional<ModelMatch> match,
        List<Derivation> derivations,
        String analyst,
        List<RegisterTee> registrations) {
    /** One whose enclave's registration the case does not hold. */
    public ClaimFile(
            Claim claim,
            List<Finding> findings,
            List<Evidence> evidence,
            Optional<ModelMatch> match,
            List<Derivation> derivations,
            String analyst) {
        this(claim, findings, evidence, match, derivations, analyst, List.of());
    }

    public ClaimFile {
        registrations = List.copyOf(registrations);
        findings = List.copyOf(findings);
        evidence = List.copyOf(evidence);
        derivations = List.copyOf(derivations);
    }

    /**
     * Another model than the claim names that gives the claimed answer.
     *
     * @param key what {@link ClaimProvenance} knows the model by: its digest in hexadecimal, or its name and version
     * @param label name and version
     */
    public record ModelMatch(String key, String label) {}

    /**
     * An earlier answer with the bytes of one of the claim's inputs.
     *
     * @param from id of the earlier claim
     * @param label its producer's name for it
     * @param input name of the input
     * @param others how many other earlier answers have the same bytes; where there are any, which of them was taken is not told
     */
    public record Derivation(Digest from, String label, String input, int others) {}
}
