package dev.reckoner.runtime.fingerprint;

import dev.reckoner.runtime.compare.Verdict;

/**
 * What a fingerprint says of a claim.
 *
 * @param verdict step of the ladder
 * @param reason why, one sentence
 */
public record Judgement(Verdict verdict, String reason) {}
