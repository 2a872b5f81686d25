package dev.reckoner.runtime.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.reckoner.runtime.compare.ErrorVector;
import dev.reckoner.runtime.compare.MeasuredErrors;
import dev.reckoner.runtime.device.Provider;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionException.Code;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.SentenceEncoder;
import dev.reckoner.runtime.onnx.SmallModels;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    private static final InProcessReexecutor REEXECUTOR = new InProcessReexecutor(3);
    private static final List<Machine> HERE = List.of(Machine.processor(REEXECUTOR));
    private static final CalibrationOptions FEW = CalibrationOptions.DEFAULT.withInputs(8);

    @AfterAll
    static void close() {
        REEXECUTOR.close();
    }

    /** Section 2.4 of the measurements: plain and fused kernels differ by a millionth, nothing else differs at all. */
    @Test
    void theEncodersOutputDiffersBetweenPlainAndFusedKernelsOnly() {
        CalibratedProfile profile = MiniLm.profile();
        CalibratedValue output = profile.outputs().firstEntry().getValue();

        assertThat(profile.configurations()).hasSize(20);
        assertThat(profile.groups().subList(0, 8)).containsOnly(0);
        assertThat(profile.groups().subList(8, 20)).containsOnly(1);
        assertThat(output.across().whole().relativeL2()).isBetween(1e-7, 3e-6);
        assertThat(output.across().whole().absolute().getLast()).isBetween(1e-6, 1e-5);
        assertThat(output.repeated().whole()).isEqualTo(ErrorVector.ZERO);
        assertThat(profile.batch()).isEqualTo(new BatchSensitivity(20, true, true, 20, true, true));
        assertThat(profile.batch().insensitive()).isTrue();
        assertThat(profile.leftOut()).isEmpty();
        assertThat(profile.sentence())
                .startsWith("Measured with 50 inputs made for it in 20 configurations on CPU: ")
                .endsWith(", factor of safety 3.");
    }

    @Test
    void aModelThatQuantisesToItsBatchIsKnownByThat() throws Exception {
        CalibratedProfile profile = new Calibration(SentenceEncoder.quantised(), HERE, FEW.withoutOperators())
                .run(CalibrationProgress.SILENT, Cancellation.none());

        assertThat(profile.batch().insensitive()).isFalse();
        assertThat(profile.batch().batchedWithin()).isFalse();
        assertThat(profile.outputs().firstEntry().getValue().across().whole().relativeL2())
                .isGreaterThan(0.01);
        assertThat(profile.sentence()).contains("fewer inputs than the 50 recommended");
    }

    @Test
    void everyOperatorThatComputesIsMeasuredAgainstDoublePrecision() throws Exception {
        CalibratedProfile profile = new Calibration(MiniLm.model(), HERE, CalibrationOptions.DEFAULT.withInputs(3))
                .run(CalibrationProgress.SILENT, Cancellation.none());

        assertThat(profile.operators().values().stream()
                        .filter(each -> each.type().equals("MatMul")))
                .hasSize(48)
                .allSatisfy(product -> {
                    assertThat(product.across()).isEqualTo(ErrorVector.ZERO);
                    double error = product.reference().orElseThrow().relativeL2();
                    assertThat(error).isBetween(1e-8, 2e-6);
                    assertThat(product.allowed().relativeL2()).isEqualTo(2 * error);
                });
        assertThat(profile.operators().values().stream().map(CalibratedOperator::type))
                .contains("Softmax", "Erf", "Add", "Sqrt")
                .doesNotContain("Gather", "Reshape");
    }

    /** The threshold of an operator tells its own rounding from one weight in a hundred thousand. */
    @Test
    void anOperatorsThresholdIsTight() {
        ErrorVector some = MeasuredErrors.none(1, 1)
                .including(Tensor.ofFloats(List.of(2L), 1.0000001f, 1), Tensor.ofFloats(List.of(2L), 1, 1))
                .whole();
        var operator = new CalibratedOperator(0, "MatMul", some, java.util.Optional.empty(), 1, 1);
        Tensor own = Tensor.ofFloats(List.of(2L), 0.5f, 1);

        assertThat(operator.exceedance(own, own, 3)).isZero();
        assertThat(operator.exceedance(Tensor.ofFloats(List.of(2L), 0.5000001f, 1), own, 3))
                .isLessThanOrEqualTo(1);
        assertThat(operator.exceedance(Tensor.ofFloats(List.of(2L), 0.50001f, 1), own, 3))
                .isGreaterThan(1);
    }

    /** In parts as small as memory for one result the same comes out as all at once. */
    @Test
    void littleMemoryGivesTheSameFigures() throws Exception {
        assertThat(outputs(1)).isEqualTo(outputs(1L << 30));
    }

    private static List<CalibratedValue> outputs(long memory) throws Exception {
        CalibrationOptions options = new CalibrationOptions(7, 3, 1, false, memory);
        var outputs = new OutputCalibration(
                new Runs(MiniLm.model(), Cancellation.none(), CalibrationProgress.SILENT), options);
        List<Tour.Stop> stops = Tour.stops(HERE);
        outputs.run(
                new Calibration(MiniLm.model(), HERE, options).made(Cancellation.none()),
                List.of(stops.getFirst(), stops.getLast()));
        assertThat(outputs.groups()).containsExactly(0, 1);
        return List.copyOf(outputs.values().values());
    }

    @Test
    void operatorsComeInWavesThatKeepToTheMemory() throws Exception {
        OnnxModel model = OnnxModel.of(SmallModels.unary("Exp", SmallModels.tensor(ElementType.FLOAT, "n", "m"))
                .toByteArray());
        CalibratedProfile profile = new Calibration(model, HERE, new CalibrationOptions(4, 3, 1, true, 1))
                .run(CalibrationProgress.SILENT, Cancellation.none());

        assertThat(profile.operators()).containsOnlyKeys("y");
        assertThat(profile.operators().firstEntry().getValue().reference()).isPresent();
    }

    @Test
    void givenInputsAreUsedAsTheyAre() throws Exception {
        List<SequencedMap<String, OnnxValue>> given =
                List.of(SentenceEncoder.tokens(1, 5), SentenceEncoder.tokens(3, 5), SentenceEncoder.tokens(1, 9));
        CalibratedProfile profile = new Calibration(MiniLm.model(), HERE, FEW.withoutOperators())
                .run(given, CalibrationProgress.SILENT, Cancellation.none());

        assertThat(profile.inputs()).isEqualTo(3);
        assertThat(profile.made()).isFalse();
        assertThat(profile.batch().insensitive()).isTrue();
    }

    @Test
    void aDeviceThatIsNotThereIsLeftOutWithTheReason() throws Exception {
        List<Machine> machines =
                List.of(HERE.getFirst(), new Machine(Provider.of("CUDAExecutionProvider"), REEXECUTOR));
        OnnxModel model = OnnxModel.of(SmallModels.unary("Exp", SmallModels.tensor(ElementType.FLOAT, "n", "m"))
                .toByteArray());
        CalibratedProfile profile =
                new Calibration(model, machines, FEW).run(CalibrationProgress.SILENT, Cancellation.none());

        assertThat(profile.configurations()).hasSize(20);
        assertThat(profile.leftOut()).anyMatch(sentence -> sentence.startsWith("CUDAExecutionProvider, NO_OPT: "));
    }

    @Test
    void aModelWhoseInputsCannotBeMadeAsksForSome() throws Exception {
        OnnxModel model = OnnxModel.of(SmallModels.addition(1, 2, 3).toByteArray());
        ExecutionException refused = catchThrowableOfType(
                ExecutionException.class,
                () -> new Calibration(
                                OnnxModel.of(SmallModels.unary("Identity", SmallModels.tensor(ElementType.STRING, "n"))
                                        .toByteArray()),
                                HERE,
                                FEW)
                        .run(CalibrationProgress.SILENT, Cancellation.none()));

        assertThat(refused.kind()).isEqualTo(Code.INPUT_UNSUPPORTED);
        assertThat(refused.getMessage()).contains("Give inputs");
        assertThat(new Calibration(model, HERE, FEW).made(Cancellation.none())).hasSize(8);
    }

    @Test
    void cancellingEndsIt() {
        Cancellation cancellation = Cancellation.none();
        ExecutionException stopped = catchThrowableOfType(
                ExecutionException.class,
                () -> new Calibration(MiniLm.model(), HERE, FEW)
                        .run((share, what) -> cancellation.cancel(), cancellation));

        assertThat(stopped.kind()).isEqualTo(Code.CANCELLED);
    }

    @Test
    void oneInputOrAFactorBelowOneIsRefused() {
        assertThatThrownBy(() -> FEW.withInputs(1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FEW.withSafety(0.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FEW.withSafety(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Calibration(MiniLm.model(), HERE, FEW)
                        .run(List.of(), CalibrationProgress.SILENT, Cancellation.none()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
