package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.compare.Comparison;
import dev.reckoner.runtime.compare.TensorComparator;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Outcomes that were recorded before comparisons had percentiles are still read. */
class EarlierOutcomeTest {
    private final Comparison comparison =
            TensorComparator.compare("y", Tensor.ofFloats(List.of(2L), 1, 2), Tensor.ofFloats(List.of(2L), 1, 2.5f));

    @Test
    void aComparisonKeepsItsPercentiles() throws Exception {
        assertThat(comparison.percentiles()).isPresent();
        assertThat(CaseJson.value(CaseJson.bytes(comparison), Comparison.class)).isEqualTo(comparison);
    }

    /** Version 1 of the entry names the outcome alone; what is in the outcome is not repeated. */
    @Test
    void anEntryThatNamesNoRecomputedValuesIsRead() {
        var run = new CaseEntry.Reexecuted(
                Digest.sha256(new byte[1]),
                Verdict.OUTSIDE,
                "EX-OUTSIDE",
                "Differs.",
                Digest.sha256(new byte[2]),
                List.of(new CaseEntry.HeldBlob(Digest.sha256(new byte[3]))));
        var tree = (ObjectNode) CaseJson.tree(run);
        assertThat(CaseJson.value(tree, CaseEntry.Reexecuted.class)).isEqualTo(run);
        tree.remove("recomputed");
        var earlier = CaseJson.value(tree, CaseEntry.Reexecuted.class);
        assertThat(earlier.recomputed()).isEmpty();
        assertThat(earlier.outcome()).isEqualTo(run.outcome());
        assertThat(CaseJson.tree(earlier)).isEqualTo(tree);
    }

    @Test
    void anEarlierOneHasNone() throws Exception {
        var tree = (ObjectNode) CaseJson.tree(comparison);
        tree.remove("percentiles");

        var read = CaseJson.value(CaseJson.bytes(tree), Comparison.class);
        assertThat(read.percentiles()).isEmpty();
        assertThat(read.reason()).isEqualTo(comparison.reason());
    }
}
