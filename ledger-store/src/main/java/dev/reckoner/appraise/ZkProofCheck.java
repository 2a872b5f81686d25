package dev.reckoner.appraise;

import dev.reckoner.appraise.code.InferenceCode;
import dev.reckoner.trail.Evidence;
import java.time.Instant;
import java.util.List;

/** Is there a zero-knowledge proof? That one is there is all that is said of it. */
final class ZkProofCheck implements Check {
    @Override
    public String id() {
        return "zk-proof";
    }

    @Override
    public List<Finding> appraise(Evidence evidence, Context context) {
        return evidence instanceof Evidence.EzklProof proof
                ? List.of(new Answer(Subject.evidence(proof.id()), id(), Instant.EPOCH, List.of(proof.id()))
                        .gives(InferenceCode.ZK_PRESENT, detail(proof)))
                : List.of();
    }

    private static String detail(Evidence.EzklProof proof) {
        int values = proof.instances().stream().mapToInt(List::size).sum();
        String transcript = proof.transcript().isEmpty() ? "" : ", transcript " + proof.transcript();
        return "EZKL, " + proof.bytes() + " bytes, " + values + " public values" + transcript;
    }
}
