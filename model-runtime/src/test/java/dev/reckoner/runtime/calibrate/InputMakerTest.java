package dev.reckoner.runtime.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.SentenceEncoder;
import dev.reckoner.runtime.onnx.SmallModels;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputMakerTest {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void tokensAreRowsOfTheTableTheyAreLookedUpIn(boolean quantised) throws Exception {
        OnnxModel model = quantised ? SentenceEncoder.quantised() : SentenceEncoder.precise();
        ValueRange range = new ValueRange(model);

        assertThat(range.bound("input_ids")).hasValue(30_522);
        assertThat(range.bound("token_type_ids")).hasValue(2);
        assertThat(range.bound("attention_mask")).isEmpty();
    }

    @Test
    void inputsOfTheEncoderAreVariedAndUnmasked() throws Exception {
        InputMaker maker = new InputMaker(SentenceEncoder.precise());
        Set<List<Long>> shapes = new HashSet<>();
        for (int place = 0; place < 10; place++) {
            Map<String, OnnxValue> made = maker.make(0, 1, place);
            Tensor ids = tensor(made, "input_ids");
            Tensor mask = tensor(made, "attention_mask");
            shapes.add(ids.dims());
            assertThat(mask.dims()).isEqualTo(ids.dims());
            for (long i = 0; i < ids.elementCount(); i++) {
                assertThat(ids.doubleAt(i)).isBetween(0.0, 30_521.0);
                assertThat(mask.doubleAt(i)).isEqualTo(1);
            }
        }

        assertThat(shapes).hasSize(5).allMatch(shape -> shape.getFirst() == 1);
        assertThat(maker.make(0, 1, 3)).isEqualTo(maker.make(0, 1, 3)).isNotEqualTo(maker.make(0, 2, 3));
    }

    @Test
    void aPictureHasSidesThatNetworksDivideBy() throws Exception {
        OnnxModel model = OnnxModel.of(
                SmallModels.unary("Relu", SmallModels.tensor(ElementType.FLOAT, "batch", "channels", "h", "w"))
                        .toByteArray());
        Tensor picture = tensor(new InputMaker(model).make(0, 1, 0), "x");

        assertThat(picture.dims()).isEqualTo(List.of(1L, 64L, 64L, 64L));
    }

    @Test
    void whatCannotBeMadeIsSaid() throws Exception {
        OnnxModel strings = OnnxModel.of(SmallModels.unary("Identity", SmallModels.tensor(ElementType.STRING, "n"))
                .toByteArray());
        OnnxModel sequence = OnnxModel.of(
                SmallModels.unary("Identity", SmallModels.sequence(SmallModels.tensor(ElementType.FLOAT, "n")))
                        .toByteArray());

        assertThat(new InputMaker(strings).obstacle().orElseThrow())
                .contains("because of x, tensor(string)")
                .contains("Give inputs");
        assertThat(new InputMaker(sequence).obstacle()).isPresent();
        assertThat(new InputMaker(SentenceEncoder.precise()).obstacle()).isEmpty();
    }

    @Test
    void theSmallestOfSeveralTablesBoundsAnInput() throws Exception {
        GraphProto.Builder graph = GraphProto.newBuilder()
                .addInput(SmallModels.value("ids", SmallModels.tensor(ElementType.INT64, "n")))
                .addInitializer(weight("large", 10, 2))
                .addInitializer(weight("small", 3, 2))
                .addNode(SmallModels.node("Identity", "same", "ids"))
                .addNode(SmallModels.node("Gather", "a", "large", "same"))
                .addNode(SmallModels.node("Gather", "b", "small", "ids"));
        OnnxModel model = OnnxModel.of(SmallModels.model(
                        graph, SmallModels.node("Add", "y", "a", "b"), SmallModels.tensor(ElementType.FLOAT, "n", "m"))
                .toByteArray());

        assertThat(new ValueRange(model).bound("ids")).hasValue(3);
    }

    private static dev.reckoner.runtime.onnx.proto.TensorProto weight(String name, long rows, long columns) {
        return dev.reckoner.runtime.tensor.TensorProtos.toProto(
                Tensor.ofFloats(List.of(rows, columns), new float[(int) (rows * columns)]), name);
    }

    private static Tensor tensor(Map<String, OnnxValue> made, String name) {
        if (made.get(name) instanceof Tensor tensor) {
            return tensor;
        }
        throw new AssertionError(name + " is missing");
    }
}
