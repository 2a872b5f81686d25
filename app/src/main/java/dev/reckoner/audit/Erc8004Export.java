package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import dev.reckoner.reputation.subject.SubjectId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was exported as records of ERC-8004; {@code summary.json} of the folder.
 *
 * @param about that this is a conversion, and what is lost in it
 * @param subject about whom
 * @param asOf when
 * @param agentRegistry the identity registry, CAIP-10
 * @param agentId the agent's number there, in decimal
 * @param account that is to send them, CAIP-10
 * @param feedback the opinion; empty where it was not asked for
 * @param validations the verdicts
 * @param leftOut verdicts that no response can say
 */
public record Erc8004Export(
        List<String> about,
        SubjectId subject,
        Instant asOf,
        String agentRegistry,
        String agentId,
        String account,
        Optional<Feedback> feedback,
        List<Validation> validations,
        List<LeftOut> leftOut) {
    public Erc8004Export {
        about = List.copyOf(about);
        validations = List.copyOf(validations);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * A feedback.
     *
     * @param value the figure with its decimal point
     * @param file its file
     * @param feedbackHash keccak256 of the file
     * @param calldata file with the call of {@code giveFeedback}
     */
    public record Feedback(String value, String tag1, String tag2, String file, String feedbackHash, String calldata) {}

    /**
     * The answer to a request.
     *
     * @param claim which claim
     * @param label the producer's name for it
     * @param verdict the step of the ladder
     * @param response from 0 to 100
     * @param requestHash the request
     * @param requestCalldata file with the call of {@code validationRequest}, which only the agent's owner can send; empty where the
     *     request is in the registry already
     * @param file the file of the response
     * @param responseHash keccak256 of it
     * @param calldata file with the call of {@code validationResponse}
     */
    public record Validation(
            Digest claim,
            String label,
            String verdict,
            int response,
            String requestHash,
            Optional<String> requestCalldata,
            String file,
            String responseHash,
            String calldata) {}

    /** A verdict that is not exported, and why. */
    public record LeftOut(Digest claim, String label, String verdict, String why) {}
}
