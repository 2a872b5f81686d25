package dev.reckoner.audit;

import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.localise.TracedClaim;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.io.IOException;

/**
 * Whether a trace ends with the outputs of its claim. The operators are held against the trace alone, so that an honest trace
 * beside a changed answer says nothing for the answer.
 */
final class TracedAnswer {
    private TracedAnswer() {}

    /** True if each output is there bit for bit, or within what honest runs of the model differ by: fused operators round otherwise. */
    static boolean isThatOf(TracedClaim traced, Tolerances tolerances) throws IOException {
        for (var output : traced.outputs().sequencedEntrySet()) {
            var end = traced.trace().value(output.getKey());
            if (end.isPresent() && !isLike(output.getKey(), output.getValue(), end.get(), tolerances)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLike(String name, OnnxValue claimed, OnnxValue end, Tolerances tolerances) {
        return claimed.equals(end)
                || (claimed instanceof Tensor one
                        && end instanceof Tensor other
                        && tolerances.output(name).judge(name, one, other).verdict() == Verdict.WITHIN_EMPIRICAL);
    }
}
