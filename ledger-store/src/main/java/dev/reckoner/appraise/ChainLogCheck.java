package dev.reckoner.appraise;

import dev.reckoner.appraise.code.InferenceCode;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.opengradient.inference.OnchainInferences;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What does the log of an inference on the chain prove? At best that the chain holds it: which node ran the model, and whether
 * it did, is in no log. Asked only of claims that a log tells of.
 */
final class ChainLogCheck implements Check {
    /** The inference precompile and the hub (OpenGradient-SDK, as of 2026-07-15). */
    private static final Set<String> CONTRACTS =
            Set.of("0x00000000000000000000000000000000000000f4", "0x8383c9bd7462f12eb996dd02f78234c0421a6fae");

    private final LogProof proof;

    ChainLogCheck(LogProof proof) {
        this.proof = proof;
    }

    @Override
    public String id() {
        return "onchain";
    }

    @Override
    public List<Finding> appraise(Claim claim, Context context) {
        if (!claim.format().equals(OnchainInferences.FORMAT)
                || claim.statement().isPresent()) {
            return List.of();
        }
        Answer answer = Answer.about(claim, id());
        Optional<Evidence.EventLog> log = ChainLog.of(claim, context);
        if (log.isEmpty()) {
            return List.of(answer.gives(InferenceCode.LOG_UNPROVEN, "the log itself is not in the case"));
        }
        return findings(answer.restingOn(log.get().id()), claim, log.get(), context);
    }

    private List<Finding> findings(Answer answer, Claim claim, Evidence.EventLog log, Context context) {
        var findings = new ArrayList<Finding>();
        String where = where(log);
        findings.add(proof.of(log, context)
                .map(by -> answer.restingOn(by).gives(InferenceCode.LOG_PROVEN, where))
                .orElseGet(() -> answer.gives(InferenceCode.LOG_UNPROVEN, where)));
        if (log.address().filter(CONTRACTS::contains).isEmpty()) {
            findings.add(otherContract(answer, log));
        }
        if (claim.outputs().isEmpty()) {
            findings.add(answer.gives(InferenceCode.LOG_ANSWER_ELSEWHERE, ""));
        }
        String mode = claim.execution()
                .map(run -> run.options().getOrDefault(OnchainInferences.MODE, ""))
                .orElse("");
        if (mode.equals("ZKML") || mode.equals("TEE")) {
            findings.add(answer.gives(InferenceCode.MODE_UNPROVEN, "mode " + mode));
        }
        return findings;
    }

    private static Finding otherContract(Answer answer, Evidence.EventLog log) {
        return log.address()
                .map(address -> answer.gives(InferenceCode.LOG_OTHER_CONTRACT, address))
                .orElseGet(() -> answer.gives(
                        InferenceCode.LOG_OTHER_CONTRACT, "The log does not tell which contract it is of", ""));
    }

    private static String where(Evidence.EventLog log) {
        String chain = log.chainId().map(id -> "chain " + id).orElse("chain not told");
        return chain
                + log.block().map(number -> ", block " + number).orElse(", block not told")
                + log.transaction()
                        .map(hash -> ", transaction " + hash.substring(0, 10) + "…")
                        .orElse("");
    }
}
