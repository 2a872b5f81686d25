package dev.reckoner.audit;

import dev.reckoner.answer.FindingRef;
import dev.reckoner.appraise.Finding;

/**
 * A current finding to which a party can answer.
 *
 * @param ref where the ledger has it
 * @param finding what was found
 * @param claim the claim that it is about
 */
public record OpenFinding(FindingRef ref, Finding finding, ClaimRow claim) {}
