package dev.reckoner.runtime.localise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An operator whose scale may be that of other rows shields no operator after it, and is not guilty itself. */
class HiddenScaleTest {
    private static final Tensor HERE = Tensor.ofFloats(List.of(2L), 1, 2);
    private static final Tensor CLAIMED = Tensor.ofFloats(List.of(2L), 5, 6);

    @Test
    void nothingFollowsFromOtherNumbersOfAnOperatorThatHidesItsScale() {
        OutputError found = OutputError.outside("y", "Off.");
        assertThat(HiddenScale.without("com.microsoft.DynamicQuantizeMatMul", found, CLAIMED, HERE)
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(HiddenScale.without("DynamicQuantizeLinear", found, CLAIMED, HERE))
                .isSameAs(found);
        assertThat(HiddenScale.without("MatMul", found, CLAIMED, HERE)).isSameAs(found);
    }

    @Test
    void noOtherRowsMakeAnotherTypeOrShape() {
        OutputError found = OutputError.outside("y", "Shape.");
        Tensor longer = Tensor.ofFloats(List.of(3L), 1, 2, 3);
        Tensor whole = Tensor.ofLongs(List.of(2L), 1, 2);
        assertThat(HiddenScale.without("MatMulIntegerToFloat", found, longer, HERE))
                .isSameAs(found);
        assertThat(HiddenScale.without("MatMulIntegerToFloat", found, whole, HERE))
                .isSameAs(found);
    }
}
