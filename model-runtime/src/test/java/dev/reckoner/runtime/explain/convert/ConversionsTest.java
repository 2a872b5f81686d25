package dev.reckoner.runtime.explain.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.runtime.compare.ErrorVector;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.explain.convert.DynamicInt8Conversion.Scheme;
import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.SentenceEncoder;
import dev.reckoner.runtime.onnx.SmallModels;
import dev.reckoner.runtime.onnx.proto.AttributeProto;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.onnx.proto.StringStringEntryProto;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each conversion gives a model that runs, and is as far from the original as its format makes it. */
class ConversionsTest {
    private static final InProcessReexecutor REEXECUTOR = new InProcessReexecutor(1);

    private static OnnxModel model;
    private static Tensor exact;

    @BeforeAll
    static void open() throws Exception {
        model = SentenceEncoder.precise();
        exact = run(model);
    }

    @AfterAll
    static void close() {
        REEXECUTOR.close();
    }

    /** Relative L2 on random tokens, as measured, with room of a factor of three to both sides. */
    static Stream<Arguments> distances() {
        return Stream.of(
                Arguments.of(new WeightRounding(WeightFormat.FLOAT16), 1.1e-3),
                Arguments.of(new WeightRounding(WeightFormat.BFLOAT16), 8e-3),
                Arguments.of(new WeightRounding(WeightFormat.FLOAT8), 0.15),
                Arguments.of(new WeightRounding(WeightFormat.INT8_TENSOR), 0.3),
                Arguments.of(new WeightRounding(WeightFormat.INT8_CHANNELS), 0.04),
                Arguments.of(new WeightRounding(WeightFormat.INT4_CHANNELS), 0.4),
                Arguments.of(new WeightRounding(WeightFormat.INT4_BLOCKS_OF_32), 0.27),
                Arguments.of(new WeightRounding(WeightFormat.INT4_BLOCKS_OF_128), 0.36),
                Arguments.of(new Float16Conversion(), 1.4e-3),
                Arguments.of(new Float16Rounding(RoundingScope.PRODUCTS), 1.6e-3),
                Arguments.of(new Float16Rounding(RoundingScope.ALL), 2.5e-3),
                Arguments.of(new BFloat16Conversion(RoundingScope.PRODUCTS), 0.012),
                Arguments.of(new BFloat16Conversion(RoundingScope.ALL), 0.018),
                Arguments.of(new Tf32Conversion(false), 9e-4),
                Arguments.of(new Tf32Conversion(true), 1.5e-3),
                Arguments.of(new DynamicInt8Conversion(Scheme.TENSOR_SIGNED, true), 0.38),
                Arguments.of(new DynamicInt8Conversion(Scheme.TENSOR_UNSIGNED, true), 0.27),
                Arguments.of(new DynamicInt8Conversion(Scheme.CHANNELS, true), 0.17),
                Arguments.of(new DynamicInt8Conversion(Scheme.CHANNELS, false), 0.17));
    }

    @ParameterizedTest
    @MethodSource("distances")
    void aConvertedModelRunsAndIsAsFarAsItsFormat(Conversion conversion, double distance) throws Exception {
        OnnxModel converted = conversion.convert(model);
        Tensor output = run(converted);
        assertThat(output.type()).isEqualTo(ElementType.FLOAT);
        assertThat(ErrorVector.of(output, exact).relativeL2())
                .as(conversion.label())
                .isBetween(distance / 3, distance * 3);
        assertThat(converted.inputs()).isEqualTo(model.inputs());
        assertThat(converted.outputs()).isEqualTo(model.outputs());
    }

    @Test
    void thePublishedQuantisedModelIsMadeAgainToTheLastBit() throws Exception {
        OnnxModel made = new DynamicInt8Conversion(Scheme.CHANNELS_OF_7_BITS, true).convert(model);
        OnnxModel published = SentenceEncoder.quantised();
        assertThat(run(made)).isEqualTo(run(published));

        var own = made.initializerDigests();
        var theirs = published.initializerDigests();
        long same = theirs.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("_quantized"))
                .filter(entry -> entry.getValue().equals(own.get(entry.getKey())))
                .count();
        assertThat(same).isEqualTo(39);
    }

    @Test
    void halfTheSize() throws Exception {
        OnnxModel half = new Float16Conversion().convert(model);
        assertThat(half.proto().getSerializedSize())
                .isLessThan((int) (model.proto().getSerializedSize() * 0.51));
    }

    @Test
    void weightsInOtherFilesAreRefused(@TempDir Path folder) throws Exception {
        Files.write(folder.resolve("w.bin"), new byte[8]);
        ModelProto.Builder external = SmallModels.addition(1, 2).toBuilder();
        external.getGraphBuilder()
                .setInitializer(
                        0,
                        TensorProto.newBuilder()
                                .setName("w")
                                .setDataType(TensorProto.DataType.FLOAT_VALUE)
                                .addDims(2)
                                .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                                .addExternalData(StringStringEntryProto.newBuilder()
                                        .setKey("location")
                                        .setValue("w.bin")));
        Path file = folder.resolve("model.onnx");
        Files.write(file, external.build().toByteArray());
        OnnxModel opened = OnnxModel.open(file);
        assertThat(List.of(
                        new Float16Conversion(),
                        new WeightRounding(WeightFormat.BFLOAT16),
                        new DynamicInt8Conversion(Scheme.CHANNELS, true),
                        new Tf32Conversion(false)))
                .allSatisfy(conversion -> assertThatThrownBy(() -> conversion.convert(opened))
                        .isInstanceOf(ModelException.class)
                        .extracting(e -> ((ModelException) e).code())
                        .isEqualTo("RT-CONVERT-EXTERNAL"));
    }

    @Test
    void branchesAreRefusedWhereTypesWouldHaveToBeFollowed() throws Exception {
        ModelProto.Builder nested = SmallModels.addition(1, 2).toBuilder();
        nested.getGraphBuilder()
                .addNode(NodeProto.newBuilder()
                        .setOpType("If")
                        .addInput("c")
                        .addOutput("z")
                        .addAttribute(AttributeProto.newBuilder()
                                .setName("then_branch")
                                .setType(AttributeProto.AttributeType.GRAPH)
                                .setG(GraphProto.newBuilder())));
        OnnxModel opened = OnnxModel.of(nested.build().toByteArray());
        assertRefused(new Float16Conversion(), opened, "RT-CONVERT-SUBGRAPH");
        assertRefused(new BFloat16Conversion(RoundingScope.ALL), opened, "RT-CONVERT-SUBGRAPH");
        assertThat(new WeightRounding(WeightFormat.FLOAT16)
                        .convert(opened)
                        .proto()
                        .getGraph()
                        .getNodeCount())
                .isEqualTo(2);
    }

    @Test
    void aModelWithoutWhatWouldChangeIsRefused() throws Exception {
        OnnxModel sum = OnnxModel.of(SmallModels.addition(1, 2).toByteArray());
        assertRefused(new DynamicInt8Conversion(Scheme.CHANNELS, true), sum, "RT-CONVERT-NOTHING");
        assertRefused(new WeightRounding(WeightFormat.INT8_TENSOR), sum, "RT-CONVERT-NOTHING");
        assertRefused(new Tf32Conversion(false), sum, "RT-CONVERT-NOTHING");
        OnnxModel whole = OnnxModel.of(SmallModels.unary("Abs", SmallModels.tensor(ElementType.INT64, "n"))
                .toByteArray());
        assertRefused(new Float16Conversion(), whole, "RT-CONVERT-NOTHING");
        assertRefused(new WeightRounding(WeightFormat.FLOAT16), whole, "RT-CONVERT-NOTHING");
    }

    @Test
    void aDamagedWeightIsRefused() throws Exception {
        ModelProto.Builder damaged = SmallModels.addition(1, 2).toBuilder();
        damaged.getGraphBuilder().getInitializerBuilder(0).addDims(7);
        OnnxModel opened = OnnxModel.of(damaged.build().toByteArray());
        assertRefused(new WeightRounding(WeightFormat.FLOAT16), opened, "RT-MODEL-INITIALIZER");
    }

    private static void assertRefused(Conversion conversion, OnnxModel source, String code) {
        assertThatThrownBy(() -> conversion.convert(source))
                .isInstanceOf(ModelException.class)
                .extracting(e -> ((ModelException) e).code())
                .isEqualTo(code);
    }

    private static Tensor run(OnnxModel of) throws Exception {
        var execution =
                REEXECUTOR.run(of, SentenceEncoder.tokens(1, 16), ExecutionProfile.CANONICAL, Cancellation.none());
        return (Tensor) execution.outputs().firstEntry().getValue();
    }

    /** Rounded as said, number by number. */
    @Test
    void weightsAreRoundedToTheNearest() throws Exception {
        OnnxModel sum =
                OnnxModel.of(SmallModels.addition(1.0004f, 3.1415927f, -65519).toByteArray());
        assertThat(weights(new WeightRounding(WeightFormat.FLOAT16).convert(sum)))
                .containsExactly(1, 3.140625f, -65504);
        assertThat(weights(new WeightRounding(WeightFormat.BFLOAT16).convert(sum)))
                .containsExactly(1, 3.140625f, -65536);
    }

    private static float[] weights(OnnxModel of) throws Exception {
        Tensor weights = TensorProtos.of(of.proto().getGraph().getInitializer(0));
        float[] values = new float[(int) weights.elementCount()];
        weights.data().asFloatBuffer().get(values);
        return values;
    }
}
