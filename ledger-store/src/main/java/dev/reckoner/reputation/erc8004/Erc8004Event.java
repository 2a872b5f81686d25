package dev.reckoner.reputation.erc8004;

import java.math.BigInteger;

/**
 * An event of the reputation or the validation registry. Nothing in it says which contract logged it: anybody can deploy one that
 * logs the same. Source: {@code ReputationRegistry.json} and {@code ValidationRegistry.json}.
 */
public sealed interface Erc8004Event {
    /** The agent that it is about. */
    BigInteger agentId();

    /** Who said it: the client, the responder, the validator; of a request the validator that is asked. */
    String account();

    /**
     * Feedback was given.
     *
     * @param clientAddress who gave it
     * @param feedbackIndex counted from 1 for each agent and client
     * @param feedbackHash keccak256 of the file behind the URI; may be zeros
     */
    record NewFeedback(
            BigInteger agentId,
            String clientAddress,
            BigInteger feedbackIndex,
            FeedbackValue value,
            String tag1,
            String tag2,
            String endpoint,
            String feedbackUri,
            String feedbackHash)
            implements Erc8004Event {
        @Override
        public String account() {
            return clientAddress;
        }
    }

    /** Feedback was taken back. */
    record FeedbackRevoked(BigInteger agentId, String clientAddress, BigInteger feedbackIndex) implements Erc8004Event {
        @Override
        public String account() {
            return clientAddress;
        }
    }

    /** Feedback was answered. */
    record ResponseAppended(
            BigInteger agentId,
            String clientAddress,
            BigInteger feedbackIndex,
            String responder,
            String responseUri,
            String responseHash)
            implements Erc8004Event {
        @Override
        public String account() {
            return responder;
        }
    }

    /** A validator was asked. */
    record ValidationRequested(String validatorAddress, BigInteger agentId, String requestUri, String requestHash)
            implements Erc8004Event {
        @Override
        public String account() {
            return validatorAddress;
        }
    }

    /**
     * A validator answered.
     *
     * @param response from 0 to 100
     */
    record ValidationResponded(
            String validatorAddress,
            BigInteger agentId,
            String requestHash,
            int response,
            String responseUri,
            String responseHash,
            String tag)
            implements Erc8004Event {
        @Override
        public String account() {
            return validatorAddress;
        }
    }
}
