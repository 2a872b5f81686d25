package dev.reckoner.runtime.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.runtime.onnx.proto.TensorShapeProto.Dimension;
import dev.reckoner.runtime.onnx.proto.TypeProto;
import dev.reckoner.runtime.tensor.ElementType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/** Two edits with the same text are taken for the same model, so that different ones must not have it. */
class EditTest {
    private static final TypeProto NAMED = SmallModels.tensor(ElementType.FLOAT, "4");

    @Test
    void aDimensionThatIsNamedLikeANumberIsNotThatSize() {
        TypeProto.Builder sized = SmallModels.tensor(ElementType.FLOAT, "n").toBuilder();
        sized.getTensorTypeBuilder()
                .getShapeBuilder()
                .setDim(0, Dimension.newBuilder().setDimValue(4));
        assertThat(new Edit.Segment(0, 1, inputs("x", NAMED)).text())
                .isNotEqualTo(new Edit.Segment(0, 1, inputs("x", sized.build())).text());
        assertThat(new Edit.Cut(List.of(0), inputs("x", NAMED)).text())
                .isNotEqualTo(new Edit.Cut(List.of(0), inputs("x", sized.build())).text());
    }

    /** A name may hold any characters, those around the names in the text among them. */
    @Test
    void namesDoNotRunIntoEachOther() {
        Edit.Traced inputsOnly = new Edit.Traced(0, 1, inputs("values", NAMED), List.of());
        String hex = inputsOnly.text().split(",", -1)[4].split(":", -1)[1];
        assertThat(inputsOnly.text())
                .isNotEqualTo(new Edit.Traced(0, 1, new LinkedHashMap<>(), List.of(hex, "values")).text());
        assertThat(new Edit.Expose(List.of("a", "b")).text()).isNotEqualTo(new Edit.Expose(List.of("a,1:b")).text());
    }

    private static SequencedMap<String, TypeProto> inputs(String name, TypeProto type) {
        SequencedMap<String, TypeProto> inputs = new LinkedHashMap<>();
        inputs.put(name, type);
        return inputs;
    }
}
