package dev.reckoner.reputation.erc8004;

import java.math.BigInteger;

/**
 * A call of the reputation or the validation registry. Hashes are {@code 0x} and 64 lower-case hexadecimal characters, addresses
 * {@code 0x} and 40. Source: {@code ReputationRegistry.json} and {@code ValidationRegistry.json}.
 */
public sealed interface Erc8004Call {
    /**
     * Gives feedback about an agent, in the name of the account that sends it.
     *
     * @param endpoint of the agent that was used; may be empty
     * @param feedbackUri where the file is; may be empty
     * @param feedbackHash keccak256 of the file; zeros where the URI is an address of its content
     */
    record GiveFeedback(
            BigInteger agentId,
            FeedbackValue value,
            String tag1,
            String tag2,
            String endpoint,
            String feedbackUri,
            String feedbackHash)
            implements Erc8004Call {}

    /** Takes back feedback of the account that sends it. */
    record RevokeFeedback(BigInteger agentId, BigInteger feedbackIndex) implements Erc8004Call {}

    /** Answers a feedback. */
    record AppendResponse(
            BigInteger agentId, String clientAddress, BigInteger feedbackIndex, String responseUri, String responseHash)
            implements Erc8004Call {}

    /** Asks a validator to look at something; only the owner of the agent, or whoever acts for it, may. */
    record RequestValidation(String validatorAddress, BigInteger agentId, String requestUri, String requestHash)
            implements Erc8004Call {}

    /**
     * Answers a request; only the validator that it names may.
     *
     * @param response from 0, failed, to 100, passed
     */
    record RespondToValidation(String requestHash, int response, String responseUri, String responseHash, String tag)
            implements Erc8004Call {}
}
