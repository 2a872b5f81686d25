package dev.reckoner.runtime.commit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.OptionalValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorSequence;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValueFormTest {
    private static final Tensor ONE = Tensor.ofFloats(List.of(2L), 1, 2);
    private static final Tensor OTHER = Tensor.ofLongs(List.of(), 7);

    private static String hex(OnnxValue value) {
        return HexFormat.of().formatHex(ValueForm.bytes(value));
    }

    @Test
    void aTensorHasItsOwnCanonicalBytes() {
        assertThat(hex(ONE)).isEqualTo("01" + "01" + "01" + "0200000000000000" + "0000803f" + "00000040");
        assertThat(ValueForm.digest(ONE).hex()).isEqualTo(ONE.sha256());
    }

    @Test
    void aSequenceHoldsTheHashesOfItsElements() {
        assertThat(hex(new TensorSequence(List.of(ONE, OTHER))))
                .isEqualTo("0180" + "0200000000000000" + ONE.sha256() + OTHER.sha256());
        assertThat(hex(new TensorSequence(List.of()))).isEqualTo("0180" + "0000000000000000");
    }

    @Test
    void anOptionalHoldsTheHashOfWhatItHolds() {
        assertThat(hex(OptionalValue.none())).isEqualTo("018100");
        assertThat(hex(OptionalValue.of(ONE))).isEqualTo("018101" + ONE.sha256());
        TensorSequence sequence = new TensorSequence(List.of(ONE));
        assertThat(hex(OptionalValue.of(sequence)))
                .isEqualTo("018101" + ValueForm.digest(sequence).hex());
    }

    @Test
    void noTwoOfThemAreTheSame() {
        List<OnnxValue> all = List.of(
                ONE,
                Tensor.ofFloats(List.of(1L, 2L), 1, 2),
                Tensor.ofFloats(List.of(2L), 2, 1),
                new TensorSequence(List.of(ONE)),
                new TensorSequence(List.of(ONE, ONE)),
                OptionalValue.of(ONE),
                OptionalValue.of(new TensorSequence(List.of(ONE))),
                OptionalValue.none(),
                new TensorSequence(List.of()));
        assertThat(all.stream().map(ValueForm::digest)).doesNotHaveDuplicates();
        assertThat(all)
                .allSatisfy(value -> assertThat(ValueForm.length(value)).isEqualTo(ValueForm.bytes(value).length));
    }
}
