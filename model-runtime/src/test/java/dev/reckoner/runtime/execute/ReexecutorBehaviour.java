package dev.reckoner.runtime.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reckoner.runtime.execute.ExecutionException.Code;
import dev.reckoner.runtime.onnx.ExhaustingModels;
import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.SentenceEncoder;
import dev.reckoner.runtime.onnx.SmallModels;
import dev.reckoner.runtime.onnx.proto.FunctionProto;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.onnx.proto.OperatorSetIdProto;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import dev.reckoner.runtime.onnx.proto.TypeProto;
import dev.reckoner.runtime.onnx.proto.ValueInfoProto;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.OptionalValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import dev.reckoner.runtime.tensor.TensorSequence;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every way of running models. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ReexecutorBehaviour {
    private final Reexecutor reexecutor;

    /** Tests it, and closes it in the end. */
    protected ReexecutorBehaviour(Reexecutor reexecutor) {
        this.reexecutor = reexecutor;
    }

    @AfterAll
    void close() {
        reexecutor.close();
    }

    @Test
    void aModelIsRun() throws Exception {
        Execution execution = run(SmallModels.addition(10, 20), Tensor.ofFloats(List.of(2L), 1, 2));
        assertThat(execution.outputs()).containsExactly(java.util.Map.entry("y", Tensor.ofFloats(List.of(2L), 11, 22)));
        assertThat(execution.took()).isPositive();
    }

    @Test
    void tensorsOnTheHeapGiveTheSameResult() throws Exception {
        Tensor direct = Tensor.ofFloats(List.of(1L), 1.5f);
        Tensor heap = Tensor.ofRaw(ElementType.FLOAT, List.of(1L), (byte) 0, (byte) 0, (byte) 0xc0, (byte) 0x3f);
        assertThat(run(SmallModels.addition(1), direct).outputs())
                .isEqualTo(run(SmallModels.addition(1), heap).outputs());
    }

    @Test
    void theQuantisedModelGivesOtherNumbers() throws Exception {
        SequencedMap<String, OnnxValue> inputs = SentenceEncoder.tokens(1, 8);
        Execution precise =
                reexecutor.run(SentenceEncoder.precise(), inputs, ExecutionProfile.CANONICAL, Cancellation.none());
        Execution quantised =
                reexecutor.run(SentenceEncoder.quantised(), inputs, ExecutionProfile.CANONICAL, Cancellation.none());
        Tensor a = (Tensor) precise.outputs().firstEntry().getValue();
        Tensor b = (Tensor) quantised.outputs().firstEntry().getValue();
        assertThat(a.dims()).isEqualTo(b.dims());
        assertThat(a).isNotEqualTo(b);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"STRING", "COMPLEX64", "COMPLEX128", "FLOAT4E2M1"},
            mode = EnumSource.Mode.EXCLUDE)
    void everyElementTypePassesThroughUnchanged(ElementType type) throws Exception {
        Tensor tensor = Tensor.ofRaw(type, List.of(8L), bytes(type.bits()));
        ModelProto model = SmallModels.unary("Identity", SmallModels.tensor(type, "n")).toBuilder()
                .clearOpsetImport()
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(25))
                .build();
        assertThat(run(model, tensor).outputs()).containsEntry("y", tensor);
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (i % 2);
        }
        return bytes;
    }

    @Test
    void textOfEveryKindPassesThroughUnchanged() throws Exception {
        ModelProto model = SmallModels.unary("Identity", SmallModels.tensor(ElementType.STRING, "n"));
        Tensor plain = Tensor.ofStrings(List.of(4L), "a", "", "ключ 漢字", "señor, adiós ñ");
        assertThat(run(model, plain).outputs()).containsEntry("y", plain);
    }

    @Test
    void textBeyondTheBasicPlaneIsGivenExactlyAndRefusedAsAnOutput() throws Exception {
        Tensor beyond = Tensor.ofStrings(List.of(1L), "🙂");
        TypeProto text = SmallModels.tensor(ElementType.STRING, "n");
        ModelProto equal = SmallModels.model(
                GraphProto.newBuilder()
                        .addInput(SmallModels.value("x", text))
                        .addInitializer(TensorProtos.toProto(beyond, "w")),
                SmallModels.node("Equal", "y", "x", "w"),
                SmallModels.tensor(ElementType.BOOL, "n"));
        assertThat(run(equal, beyond).outputs())
                .containsEntry("y", Tensor.ofRaw(ElementType.BOOL, List.of(1L), (byte) 1));
        fails(Code.OUTPUT_UNSUPPORTED, "U+FFFF", SmallModels.unary("Identity", text), beyond);
    }

    @ParameterizedTest
    @EnumSource(names = {"INT32", "UINT64", "BOOL", "FLOAT16", "UINT16", "INT8", "STRING"})
    void sequencesOfEveryElementTypePassThroughUnchanged(ElementType type) throws Exception {
        Tensor tensor = type == ElementType.STRING
                ? Tensor.ofStrings(List.of(2L), "a", "b")
                : Tensor.ofRaw(type, List.of(8L), bytes(type.bits()));
        TensorSequence sequence = new TensorSequence(List.of(tensor, tensor));
        ModelProto model = SmallModels.unary("Identity", SmallModels.sequence(SmallModels.tensor(type, "n")));
        assertThat(run(model, sequence).outputs()).containsEntry("y", sequence);
    }

    @Test
    void anOutputWhoseTypeIsNotSaidCannotEndTheProcess() throws Exception {
        ModelProto declared =
                SmallModels.unary("Identity", SmallModels.optional(SmallModels.tensor(ElementType.FLOAT, "n")));
        ModelProto undeclared = declared.toBuilder()
                .setGraph(declared.getGraph().toBuilder()
                        .setOutput(0, ValueInfoProto.newBuilder().setName("y")))
                .build();
        fails(Code.OUTPUT_UNSUPPORTED, "type", OnnxModel.of(undeclared.toByteArray()), inputs(OptionalValue.none()));
    }

    @Test
    void sequencesAndOptionalsPassThroughUnchanged() throws Exception {
        TypeProto sequence = SmallModels.sequence(SmallModels.tensor(ElementType.FLOAT, "n"));
        TensorSequence two =
                new TensorSequence(List.of(Tensor.ofFloats(List.of(1L), 1), Tensor.ofFloats(List.of(2L), 2, 3)));
        assertThat(run(SmallModels.unary("Identity", sequence), two).outputs()).containsEntry("y", two);
        TensorSequence none = new TensorSequence(List.of());
        assertThat(run(SmallModels.unary("Identity", sequence), none).outputs()).containsEntry("y", none);
        ModelProto optional = SmallModels.unary("Identity", SmallModels.optional(sequence));
        assertThat(run(optional, OptionalValue.of(two)).outputs()).containsEntry("y", OptionalValue.of(two));
    }

    @Test
    void anAbsentOptionalCanBeGivenAndGotBack() throws Exception {
        TypeProto type = SmallModels.optional(SmallModels.tensor(ElementType.FLOAT, "n"));
        ModelProto has = SmallModels.model(
                GraphProto.newBuilder().addInput(SmallModels.value("x", type)),
                SmallModels.node("OptionalHasElement", "y", "x"),
                SmallModels.tensor(ElementType.BOOL));
        assertThat(run(has, OptionalValue.none()).outputs())
                .containsEntry("y", Tensor.ofRaw(ElementType.BOOL, List.of(), (byte) 0));
        assertThat(run(has, Tensor.ofFloats(List.of(1L), 1)).outputs())
                .containsEntry("y", Tensor.ofRaw(ElementType.BOOL, List.of(), (byte) 1));
        assertThat(run(SmallModels.unary("Identity", type), OptionalValue.none())
                        .outputs())
                .containsEntry("y", OptionalValue.none());
    }

    @Test
    void aFunctionOfTheModelsOwnIsRun() throws Exception {
        ModelProto plain = SmallModels.unary("Twice", SmallModels.tensor(ElementType.FLOAT, "n"));
        ModelProto model = plain.toBuilder()
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("own").setVersion(1))
                .setGraph(plain.getGraph().toBuilder()
                        .setNode(0, plain.getGraph().getNode(0).toBuilder().setDomain("own")))
                .addFunctions(FunctionProto.newBuilder()
                        .setName("Twice")
                        .setDomain("own")
                        .addInput("a")
                        .addOutput("b")
                        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(21))
                        .addNode(SmallModels.node("Add", "b", "a", "a")))
                .build();
        assertThat(run(model, Tensor.ofFloats(List.of(1L), 4)).outputs())
                .containsEntry("y", Tensor.ofFloats(List.of(1L), 8));
    }

    @Test
    void aDefaultCanBeReplaced() throws Exception {
        ModelProto plain = SmallModels.addition(1);
        ModelProto model = plain.toBuilder()
                .setGraph(plain.getGraph().toBuilder()
                        .addInput(SmallModels.value("w", SmallModels.tensor(ElementType.FLOAT, "m"))))
                .build();
        SequencedMap<String, OnnxValue> inputs = new LinkedHashMap<>();
        inputs.put("x", Tensor.ofFloats(List.of(1L), 1));
        OnnxModel opened = OnnxModel.of(model.toByteArray());
        assertThat(run(opened, inputs).outputs()).containsEntry("y", Tensor.ofFloats(List.of(1L), 2));
        inputs.put("w", Tensor.ofFloats(List.of(1L), 5));
        assertThat(run(opened, inputs).outputs()).containsEntry("y", Tensor.ofFloats(List.of(1L), 6));
    }

    @Test
    void wrongInputsAreNamed() throws Exception {
        OnnxModel model = OnnxModel.of(SmallModels.addition(1, 2).toByteArray());
        SequencedMap<String, OnnxValue> inputs = new LinkedHashMap<>();
        fails(Code.INPUT_MISMATCH, "'x' is missing", model, inputs);
        inputs.put("x", Tensor.ofLongs(List.of(1L), 1));
        fails(Code.INPUT_MISMATCH, "tensor(float)[n], not INT64[1]", model, inputs);
        inputs.put("x", new TensorSequence(List.of()));
        fails(Code.INPUT_MISMATCH, "not a sequence", model, inputs);
        inputs.put("x", Tensor.ofFloats(List.of(1L, 1L), 1));
        fails(Code.INPUT_MISMATCH, "rank", model, inputs);
        inputs.put("x", Tensor.ofFloats(List.of(1L), 1));
        inputs.put("z", Tensor.ofFloats(List.of(1L), 1));
        fails(Code.INPUT_MISMATCH, "no input 'z'", model, inputs);
    }

    @Test
    void modelsThatCannotRunSayWhy() throws Exception {
        Tensor one = Tensor.ofFloats(List.of(3L), 1, 2, 3);
        TypeProto type = SmallModels.tensor(ElementType.FLOAT, "n");
        fails(Code.OPERATOR_UNSUPPORTED, "NoSuchOperator", SmallModels.unary("NoSuchOperator", type), one);
        fails(Code.RUN_FAILED, "Add", SmallModels.addition(1, 2), one);
        ModelProto good = SmallModels.unary("Neg", type);
        ModelProto dangling = good.toBuilder()
                .setGraph(good.getGraph().toBuilder().addNode(SmallModels.node("Neg", "z", "nowhere")))
                .build();
        fails(Code.MODEL_CORRUPT, "nowhere", dangling, one);
    }

    @Test
    void weightsInOtherFilesOfAModelWithoutAFolderAreRefused() throws Exception {
        ModelProto model = SmallModels.addition(1);
        ModelProto external = model.toBuilder()
                .setGraph(model.getGraph().toBuilder()
                        .setInitializer(
                                0,
                                model.getGraph().getInitializer(0).toBuilder()
                                        .clearRawData()
                                        .setDataLocation(TensorProto.DataLocation.EXTERNAL)))
                .build();
        fails(Code.MODEL_EXTERNAL, "folder", external, Tensor.ofFloats(List.of(1L), 1));
    }

    @Test
    void aCancelledRunDoesNotStart() throws Exception {
        Cancellation cancellation = Cancellation.none();
        cancellation.cancel();
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> reexecutor.run(
                        OnnxModel.of(SmallModels.addition(1).toByteArray()),
                        inputs(Tensor.ofFloats(List.of(1L), 1)),
                        ExecutionProfile.DEFAULT,
                        cancellation))
                .satisfies(e -> assertThat(e.code()).isEqualTo("EX-CANCELLED"));
    }

    @Test
    void aRunInProgressStopsWhenCancelled() throws Exception {
        OnnxModel endless = OnnxModel.of(ExhaustingModels.endless().toByteArray());
        WatchedCancellation cancellation = new WatchedCancellation();
        try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
            Future<Execution> run = pool.submit(() -> reexecutor.run(
                    endless, inputs(Tensor.ofFloats(List.of(1L), 1)), ExecutionProfile.CANONICAL, cancellation));
            while (!cancellation.isObserved()) {
                Thread.onSpinWait();
            }
            cancellation.cancel();
            assertThatExceptionOfType(java.util.concurrent.ExecutionException.class)
                    .isThrownBy(run::get)
                    .havingCause()
                    .satisfies(e -> assertThat(((ExecutionException) e).kind()).isEqualTo(Code.CANCELLED));
        }
    }

    static SequencedMap<String, OnnxValue> inputs(OnnxValue x) {
        SequencedMap<String, OnnxValue> inputs = new LinkedHashMap<>();
        inputs.put("x", x);
        return inputs;
    }

    Execution run(ModelProto model, OnnxValue x) throws ModelException, ExecutionException {
        return run(OnnxModel.of(model.toByteArray()), inputs(x));
    }

    Execution run(OnnxModel model, SequencedMap<String, OnnxValue> inputs) throws ExecutionException {
        return reexecutor.run(model, inputs, ExecutionProfile.DEFAULT.withThreads(1), Cancellation.none());
    }

    void fails(Code code, String words, ModelProto model, Tensor x) throws IOException, ModelException {
        fails(code, words, OnnxModel.of(model.toByteArray()), inputs(x));
    }

    void fails(Code code, String words, OnnxModel model, SequencedMap<String, OnnxValue> inputs) {
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> run(model, inputs))
                .withMessageContaining(words)
                .satisfies(e -> assertThat(e.kind()).isEqualTo(code));
    }
}
