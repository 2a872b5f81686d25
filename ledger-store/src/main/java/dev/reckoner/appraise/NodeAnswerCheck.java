package dev.reckoner.appraise;

import dev.reckoner.appraise.code.InferenceCode;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.opengradient.inference.NodeAnswerReader;
import java.util.List;

/** What binds the answer of an ONNX node to its enclave? Nothing that can be checked afterwards, and that is to be said. */
final class NodeAnswerCheck implements Check {
    @Override
    public String id() {
        return "node";
    }

    @Override
    public List<Finding> appraise(Claim claim, Context context) {
        return claim.format().equals(NodeAnswerReader.FORMAT)
                        && claim.statement().isEmpty()
                ? List.of(Answer.about(claim, id()).gives(InferenceCode.NODE_ANSWER_UNSIGNED, ""))
                : List.of();
    }
}
