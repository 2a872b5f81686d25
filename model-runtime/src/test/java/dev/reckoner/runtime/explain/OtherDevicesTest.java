package dev.reckoner.runtime.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.runtime.device.Provider;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.Execution;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionException.Code;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.runtime.explain.Explanation.Fit;
import dev.reckoner.runtime.explain.Explanation.Kind;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.tensor.OnnxValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A claim of the int8 encoder, made on a device whose kernels take their scales otherwise, so that no run here gives it. */
@SuppressWarnings("NullAway.Init") // set before all tests
class OtherDevicesTest {
    private static final SequencedMap<String, OnnxValue> INPUTS = Encoder.tokens(11, 1, 12);

    private static Encoder encoder;
    private static SequencedMap<String, OnnxValue> claimed;
    private static Question question;
    private static int asked;

    @BeforeAll
    static void claim() throws Exception {
        encoder = new Encoder();
        OnnxModel model = encoder.quantised().model();
        claimed = new Card()
                .run(model, INPUTS, ExecutionProfile.CANONICAL, Cancellation.none())
                .outputs();
        question = new Question(
                encoder.quantised(),
                INPUTS,
                claimed,
                encoder.run(model, ExecutionProfile.CANONICAL, INPUTS),
                ExecutionProfile.CANONICAL);
    }

    @AfterAll
    static void close() {
        encoder.reexecutor().close();
    }

    @Test
    void whatADeviceGivesIsFoundAfterNothingElseDid() throws Exception {
        Explanation without = encoder.explain(question);
        assertThat(without.best()).isEmpty();

        List<Kind> kinds = new ArrayList<>();
        Explanation explanation = new Explainer(encoder.reexecutor())
                .explain(
                        question.withDevices(() -> List.of(device(new Card()))),
                        Cancellation.none(),
                        (kind, label, runs) -> kinds.add(kind));
        Fit best = explanation.best().orElseThrow();
        assertThat(best.kind()).isEqualTo(Kind.CONFIGURATION);
        assertThat(best.relativeL2()).isZero();
        assertThat(explanation.sentence())
                .isEqualTo("It is what the model gives with WebGPU on Card X: run in another way, but the same model.");
        assertThat(explanation.search().runs()).isEqualTo(without.search().runs() + 1);
        assertThat(kinds.getLast()).isEqualTo(Kind.CONFIGURATION);
    }

    @Test
    void devicesAreNotLookedForWhereSomethingElseExplainsTheOutput() throws Exception {
        asked = 0;
        Explanation explanation = encoder.explain(encoder.question(INPUTS, claimedInt8())
                .withModels(List.of(encoder.quantised()))
                .withDevices(() -> {
                    asked++;
                    return List.of(device(new Card()));
                }));
        assertThat(explanation.best()).map(Fit::kind).contains(Kind.OTHER_MODEL);
        assertThat(asked).isZero();
    }

    private static SequencedMap<String, OnnxValue> claimedInt8() throws ExecutionException {
        return encoder.run(encoder.quantised().model(), ExecutionProfile.CANONICAL, INPUTS);
    }

    @Test
    void aDeviceThatFailsIsPassedOverAndTheNextIsAsked() throws Exception {
        Explanation explanation =
                encoder.explain(question.withDevices(() -> List.of(device(new BrokenCard()), device(new Card()))));
        assertThat(explanation.best()).map(Fit::kind).contains(Kind.CONFIGURATION);
        assertThat(explanation.search().refused()).isGreaterThanOrEqualTo(2);
    }

    /** However long its driver would wait. */
    @Test
    void aDeviceThatHangsCostsNoMoreThanTheBudget() throws Exception {
        var little = new Budget(200, Duration.ofSeconds(1));
        var trial = new Trial(
                encoder.reexecutor(),
                question.withBudget(little),
                Answer.of(question).orElseThrow(),
                Cancellation.none(),
                Progress.NONE);
        trial.testOn(device(new HangingCard()), "WebGPU on Card X", ExecutionProfile.CANONICAL);
        assertThat(trial.isSpent()).isTrue();
        assertThat(trial.candidates()).isEmpty();
    }

    private static OtherDevice device(Reexecutor card) {
        return new OtherDevice("WebGPU on Card X", Provider.WEBGPU, card);
    }

    /** Computes as the processor does with other rows beside: an int8 model takes its scales from all of them. */
    private static class Card implements Reexecutor {
        @Override
        public Execution run(
                OnnxModel model,
                SequencedMap<String, OnnxValue> inputs,
                ExecutionProfile profile,
                Cancellation cancellation)
                throws ExecutionException {
            Batch batch =
                    Batch.of(inputs, List.of(Encoder.tokens(99, 1, 12)), 0).orElseThrow();
            Execution made =
                    encoder.reexecutor().run(model, batch.inputs(), profile.withProvider(Provider.CPU), cancellation);
            return new Execution(batch.own(made.outputs()), made.took(), made.environment());
        }

        @Override
        public void close() {}
    }

    private static final class BrokenCard extends Card {
        @Override
        public Execution run(
                OnnxModel model,
                SequencedMap<String, OnnxValue> inputs,
                ExecutionProfile profile,
                Cancellation cancellation)
                throws ExecutionException {
            throw new ExecutionException(Code.WORKER_UNAVAILABLE, "The card fell off the bus.");
        }
    }

    private static final class HangingCard extends Card {
        @Override
        public Execution run(
                OnnxModel model,
                SequencedMap<String, OnnxValue> inputs,
                ExecutionProfile profile,
                Cancellation cancellation)
                throws ExecutionException {
            var stopped = new CountDownLatch(1);
            try (var registration = cancellation.onCancel(stopped::countDown)) {
                stopped.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new ExecutionException(Code.CANCELLED, "Stopped.");
        }
    }
}
