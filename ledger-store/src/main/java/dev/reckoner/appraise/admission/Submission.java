package dev.reckoner.appraise.admission;

import dev.reckoner.appraise.chain.ApprovedBuilds;
import dev.reckoner.appraise.chain.Registrations.Registration;
import dev.reckoner.trail.Evidence;
import java.util.Optional;

/**
 * All that the decision rests on.
 *
 * @param document the attestation in the calldata; empty where its bytes are none
 * @param genuine whether its signature and chain hold, judged elsewhere
 * @param registry whether the contract that was called is believed as a registry
 * @param builds the approvals up to then
 */
public record Submission(
        Registration registration,
        Optional<Evidence.AttestationDocument> document,
        Ruling genuine,
        Ruling registry,
        ApprovedBuilds builds) {}
