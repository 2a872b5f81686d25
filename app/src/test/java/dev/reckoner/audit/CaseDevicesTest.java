package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.audit.DeviceExecutors.Found;
import dev.reckoner.audit.DeviceExecutors.OnDevice;
import dev.reckoner.audit.RecordTrail.RecordedValue;
import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.calibrate.CalibrationOptions;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.device.Provider;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.Execution;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionException.Code;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.runtime.explain.Explanation.Kind;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.SmallModels;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The devices of a machine in a case: to calibrate across, and to explain with. Executors in this process stand for them. */
class CaseDevicesTest {
    private static final CalibrationOptions FEW = CalibrationOptions.DEFAULT.withInputs(4);
    private static final String MODEL = Digest.sha256(SoftmaxTrail.model()).hex();
    private static final Provider PROVIDER = Provider.of("InventedExecutionProvider");
    private static final int WIDTH = 48;

    @TempDir
    Path folder = Path.of("");

    private int searches;

    @Test
    void aCalibrationCoversEveryUsableDeviceButSoftwareDrivers() throws Exception {
        try (var audit = softmax(new Card("Card X", Integer.MAX_VALUE))) {
            audit.calibrate(MODEL, false, CalibrationDevices.EVERY, FEW, TaskProgress.SILENT);
            assertThat(devices(audit)).hasSize(2).last().isEqualTo("Invented: Card X");

            audit.calibrate(MODEL, false, CalibrationDevices.PROCESSOR, FEW, TaskProgress.SILENT);
            assertThat(devices(audit)).hasSize(1).first().asString().startsWith("CPU: ");

            audit.calibrate(MODEL, false, CalibrationDevices.of(List.of("cpu", "slow")), FEW, TaskProgress.SILENT);
            assertThat(devices(audit)).hasSize(2).last().isEqualTo("Invented: Slow");
            assertThat(searches).isEqualTo(1);

            var row = new CaseCalibrationDesk(audit).calibrations().getFirst();
            assertThat(row.devices()).hasSize(2).last().asString().startsWith("Invented: Slow with ONNX Runtime ");
        }
    }

    @Test
    void aDeviceThatIsNotThereOrCannotBeUsedIsRefusedBeforeAnythingIsRun() throws Exception {
        try (var audit = softmax(new Card("Card X", Integer.MAX_VALUE))) {
            assertThatThrownBy(() -> audit.calibrate(
                            MODEL, false, CalibrationDevices.of(List.of("abacus")), FEW, TaskProgress.SILENT))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("This machine has no device abacus.");
            assertThatThrownBy(() -> audit.calibrate(
                            MODEL, false, CalibrationDevices.of(List.of("broken")), FEW, TaskProgress.SILENT))
                    .hasMessage("The device broken cannot be used: A library is missing.");
            assertThat(audit.calibrations()).isEmpty();
        }
    }

    @Test
    void aDeviceThatFailsInTheMiddleIsToldAndTheCalibrationIsKept() throws Exception {
        try (var audit = softmax(new Card("Card X", 40))) {
            audit.calibrate(MODEL, false, CalibrationDevices.EVERY, FEW, TaskProgress.SILENT);
            var row = new CaseCalibrationDesk(audit).calibrations().getFirst();
            assertThat(row.devices()).singleElement().asString().startsWith("CPU: ");
            assertThat(row.leftOut())
                    .singleElement()
                    .asString()
                    .startsWith("Invented on Card X is not covered, since it failed with Invented on Card X, ")
                    .endsWith(": The card fell off the bus.");
            assertThat(row.thresholds()).containsOnlyKeys("y");
        }
    }

    @Test
    void aCalibrationIsOneThingWithAShareThatOnlyGrows() throws Exception {
        var shares = new ArrayList<Double>();
        var heard = new TaskProgress() {
            @Override
            public void report(long done, long total, String what) {
                assertThat(done).isZero();
                assertThat(total).isEqualTo(1);
            }

            @Override
            public void part(double share) {
                shares.add(share);
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
        try (var audit = softmax(new Card("Card X", Integer.MAX_VALUE))) {
            audit.calibrate(MODEL, false, CalibrationDevices.EVERY, FEW, heard);
        }
        assertThat(shares).isSorted().hasSizeGreaterThan(20);
        assertThat(shares.getFirst()).isZero();
        assertThat(shares.getLast()).isBetween(0.6, 1.0);
    }

    /** The answer is the model's, by kernels that no processor has; it accuses nobody. */
    @Test
    void anAnswerThatAnotherDeviceGivesIsExplainedByIt() throws Exception {
        var model = SmallModels.unary("Exp", SmallModels.tensor(ElementType.FLOAT, "n"))
                .toByteArray();
        float[] asked = new float[WIDTH];
        var random = new Random(5);
        for (int i = 0; i < WIDTH; i++) {
            asked[i] = random.nextFloat();
        }
        Tensor x = Tensor.ofFloats(List.of((long) WIDTH), asked);
        SequencedMap<String, OnnxValue> inputs = new LinkedHashMap<>();
        inputs.put("x", x);
        var card = new Card("Card X", Integer.MAX_VALUE).odd();
        var answer = (Tensor) card.run(OnnxModel.of(model), inputs, ExecutionProfile.CANONICAL, Cancellation.none())
                .outputs()
                .firstEntry()
                .getValue();
        var progress = new Heard();
        try (var audit = create(card)) {
            var in = new Investigation(folder.resolve("in"));
            new RecordTrail()
                    .model("m", "1", model)
                    .input(RecordedValue.of("x", x))
                    .output(RecordedValue.of("y", answer))
                    .in(in);
            audit.importTrails(in.pieces(), TaskProgress.SILENT);
            var ids = AllClaims.of(audit).stream().map(ClaimRow::id).toList();
            var outcome = audit.reexecute(ids, ReexecutionOptions.DEFAULT, each -> {}, progress)
                    .getFirst();

            assertThat(outcome.verdict()).as(outcome.sentence()).isEqualTo(Verdict.WITHIN_EMPIRICAL);
            assertThat(outcome.code()).isEqualTo("EX-ANOTHER-RUN");
            assertThat(outcome.sentence())
                    .contains("It is what the model gives with Invented on Card X: run in another way, but the same");
            assertThat(outcome.depth()
                            .explanation()
                            .orElseThrow()
                            .best()
                            .orElseThrow()
                            .kind())
                    .isEqualTo(Kind.CONFIGURATION);
            assertThat(progress.parts).isSorted().hasSizeGreaterThan(5);
            assertThat(progress.said).anyMatch(words -> words.endsWith("is it Invented on Card X?"));

            var without = audit.reexecute(ids, ReexecutionOptions.DEFAULT.on("slow"), each -> {}, TaskProgress.SILENT);
            assertThat(without).hasSize(1);
            in.bring().close();
        }
    }

    private static final class Heard implements TaskProgress {
        private final List<Double> parts = new ArrayList<>();
        private final List<String> said = new ArrayList<>();

        @Override
        public void report(long done, long total, String what) {
            said.add(what);
        }

        @Override
        public void part(double share) {
            parts.add(share);
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    }

    private static List<String> devices(RecordedCase audit) throws IOException {
        return audit.calibration(Digest.ofSha256(MODEL)).orElseThrow().devices();
    }

    private RecordedCase softmax(Card card) throws Exception {
        var audit = create(card);
        audit.importTrails(List.of(SoftmaxTrail.write(folder)), TaskProgress.SILENT);
        return audit;
    }

    private RecordedCase create(Card card) throws IOException {
        return RecordedCase.create(
                folder.resolve("case"),
                new CaseData("", "", "", false, Instant.EPOCH),
                Clock.systemUTC(),
                DeviceExecutors.inProcess(() -> {
                    searches++;
                    return List.of(
                            new Found("card", false, Optional.empty(), card::start),
                            new Found("slow", true, Optional.empty(), new Card("Slow", Integer.MAX_VALUE)::start),
                            new Found("broken", false, Optional.of("A library is missing."), card::start));
                }));
    }

    /** Computes as the processor does, a unit in the last place away, and says that it is a graphics card. */
    private static final class Card implements Reexecutor {
        private final InProcessReexecutor processor = new InProcessReexecutor();
        private final String name;
        private int left;
        private boolean isOdd;

        Card(String name, int runs) {
            this.name = name;
            this.left = runs;
        }

        /** From now on it is not near the processor. */
        Card odd() {
            isOdd = true;
            return this;
        }

        OnDevice start() {
            return new OnDevice("Invented on " + name, PROVIDER, this);
        }

        @Override
        public Execution run(
                OnnxModel model,
                SequencedMap<String, OnnxValue> inputs,
                ExecutionProfile profile,
                Cancellation cancellation)
                throws ExecutionException {
            if (left-- <= 0) {
                throw new ExecutionException(Code.CRASHED, "The card fell off the bus.");
            }
            var made = processor.run(model, inputs, profile.withProvider(Provider.CPU), cancellation);
            SequencedMap<String, OnnxValue> outputs = new LinkedHashMap<>();
            made.outputs().forEach((output, value) -> outputs.put(output, moved(value)));
            var environment = made.environment().with("ep", PROVIDER.name()).with("device.name", name);
            return new Execution(outputs, made.took(), environment);
        }

        private OnnxValue moved(OnnxValue value) {
            if (!(value instanceof Tensor tensor) || tensor.type() != ElementType.FLOAT) {
                return value;
            }
            var random = new Random(17);
            float[] numbers = new float[Math.toIntExact(tensor.scalarCount())];
            for (int i = 0; i < numbers.length; i++) {
                float number = (float) tensor.doubleAt(i);
                numbers[i] = isOdd ? number + 0.01f * (float) random.nextGaussian() : Math.nextUp(number);
            }
            return Tensor.ofFloats(tensor.dims(), numbers);
        }

        @Override
        public void close() {
            processor.close();
        }
    }
}
