package dev.reckoner.reputation.erc8004;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.reputation.LadderStep;
import dev.reckoner.reputation.Outcome;
import dev.reckoner.reputation.subject.AuditVerdict;
import dev.reckoner.reputation.subject.AuditedClaim;
import dev.reckoner.reputation.subject.CountedVerdict;
import dev.reckoner.reputation.subject.SubjectKind;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The verdict of running one claim again as the response to a validation request, with both files.
 *
 * @param claim which
 * @param step the verdict
 * @param request the call with which the agent's owner would ask; empty where the hash of a request that is there was given
 * @param requestFile what it asks, RFC 8785; of no bytes likewise
 * @param response the call that answers
 * @param responseFile what it rests on, RFC 8785
 */
public record ValidationExport(
        Digest claim,
        LadderStep step,
        Optional<Erc8004Call.RequestValidation> request,
        byte[] requestFile,
        Erc8004Call.RespondToValidation response,
        byte[] responseFile) {
    /** Why a verdict is not exported. */
    public enum LeftOut {
        /** Running it again decided nothing. */
        INCONCLUSIVE,
        /** Running it again confirms it, and other evidence contradicts it. */
        CONTRADICTED_OTHERWISE;

        /** A sentence. */
        public String sentence() {
            return switch (this) {
                case INCONCLUSIVE -> "Running it again decided nothing, and no response from 0 to 100 says that.";
                case CONTRADICTED_OTHERWISE ->
                    "Running it again confirms it and other evidence contradicts it: it decides nothing, and no response"
                            + " from 0 to 100 says that.";
            };
        }
    }

    /** Why the verdict has no response; empty where it has one. */
    public static Optional<LeftOut> leftOut(CountedVerdict counted) {
        if (ValidationScore.of(counted.verdict().step()).isEmpty()) {
            return Optional.of(LeftOut.INCONCLUSIVE);
        }
        return counted.event().outcome() == Outcome.UNDECIDED
                ? Optional.of(LeftOut.CONTRADICTED_OTHERWISE)
                : Optional.empty();
    }

    /** The name of the file of a request. */
    public static String requestFile(Digest claim) {
        return "request-" + claim.hex() + ".json";
    }

    /** The name of the file of a response. */
    public static String responseFile(Digest claim) {
        return "response-" + claim.hex() + ".json";
    }

    /**
     * Converts one.
     *
     * @param counted one that {@link #leftOut} does not leave out
     * @param given hashes of requests that are in the registry already, by claim; for another claim a request is made
     */
    public static ValidationExport of(
            CountedVerdict counted, Registries registries, LedgerReference ledger, Map<Digest, String> given)
            throws Erc8004Exception {
        AuditVerdict verdict = counted.verdict();
        Digest claim = verdict.claim().id();
        OptionalInt score = ValidationScore.of(verdict.step());
        if (leftOut(counted).isPresent() || score.isEmpty()) {
            throw new IllegalArgumentException("The verdict about " + claim + " has no response.");
        }
        Optional<String> asked = Optional.ofNullable(given.get(claim));
        byte[] requestFile = asked.isPresent() ? new byte[0] : Conversion.bytes(request(verdict.claim(), registries));
        String hash = asked.isPresent() ? Rules.hash(asked.get()) : Conversion.hash(requestFile);
        byte[] responseFile = Conversion.bytes(response(verdict, registries, ledger, hash, score.getAsInt()));
        return new ValidationExport(
                claim,
                verdict.step(),
                asked.isPresent()
                        ? Optional.empty()
                        : Optional.of(new Erc8004Call.RequestValidation(
                                registries.account(), registries.agentId(), registries.uri(requestFile(claim)), hash)),
                requestFile,
                new Erc8004Call.RespondToValidation(
                        hash,
                        score.getAsInt(),
                        registries.uri(responseFile(claim)),
                        Conversion.hash(responseFile),
                        ValidationScore.TAG),
                responseFile);
    }

    private static ObjectNode request(AuditedClaim claim, Registries registries) {
        ObjectNode file = registries.members("validatorAddress");
        ObjectNode own = file.putObject(Conversion.MEMBER);
        own.set("conversion", Conversion.json("reckoner-claim", "erc-8004-validation-request", Conversion.VALIDATION));
        own.put("question", "Does the stated model give the stated output for the stated input?");
        own.set("claim", claim(claim));
        return file;
    }

    private static ObjectNode response(
            AuditVerdict verdict, Registries registries, LedgerReference ledger, String hash, int score) {
        ObjectNode file = registries.members("validatorAddress");
        file.put("requestHash", hash).put("response", score).put("tag", ValidationScore.TAG);
        ObjectNode own = file.putObject(Conversion.MEMBER);
        own.set(
                "conversion",
                Conversion.json("reckoner-verdict", "erc-8004-validation-response", Conversion.VALIDATION));
        own.set("claim", claim(verdict.claim()));
        own.put("verdict", verdict.step().name());
        own.put("recorded", verdict.recorded().toString());
        own.putObject("entry")
                .put("index", verdict.entry())
                .put("leaf", verdict.leaf().hex());
        own.set("ledger", ledger.json());
        return file;
    }

    private static ObjectNode claim(AuditedClaim claim) {
        ObjectNode said = JsonNodeFactory.instance.objectNode();
        said.put("id", claim.id().toString());
        said.put("label", claim.label());
        said.put("madeAt", claim.madeAt().toString());
        claim.names(SubjectKind.MODEL).forEach(model -> said.put("model", model));
        return said;
    }
}
