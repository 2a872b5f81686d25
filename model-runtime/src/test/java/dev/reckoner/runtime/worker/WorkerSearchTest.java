package dev.reckoner.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.runtime.compare.ErrorVector;
import dev.reckoner.runtime.compare.MeasuredErrors;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionException.Code;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.runtime.execute.Unroller;
import dev.reckoner.runtime.localise.Localisation;
import dev.reckoner.runtime.localise.Localiser;
import dev.reckoner.runtime.localise.LocaliserSettings;
import dev.reckoner.runtime.localise.MeasuredBounds;
import dev.reckoner.runtime.localise.OperatorTrace;
import dev.reckoner.runtime.localise.TraceValues;
import dev.reckoner.runtime.localise.TracedClaim;
import dev.reckoner.runtime.localise.bound.Arithmetic;
import dev.reckoner.runtime.onnx.NestedModels;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The search within a worker against the same one in this process, and what may go wrong with it. */
class WorkerSearchTest {
    private static final String ALTERED = "trace/0/body#1/sum";
    private static final InProcessReexecutor HERE = new InProcessReexecutor();
    private static final WorkerReexecutor APART = new WorkerReexecutor(WorkerSetup.ordinary());
    private static OnnxModel model;
    private static SequencedMap<String, OnnxValue> inputs;
    private static SequencedMap<String, OnnxValue> outputs;
    private static SequencedMap<String, OnnxValue> trace;

    @BeforeAll
    static void trace() throws Exception {
        model = OnnxModel.of(NestedModels.loop(3).toByteArray());
        inputs = NestedModels.inputs(model.proto());
        outputs = HERE.run(model, inputs, ExecutionProfile.CANONICAL, Cancellation.none())
                .outputs();
        OnnxModel written = new Unroller(HERE, Cancellation.none()).unrolled(model, inputs);
        trace = new OperatorTrace(HERE, 1 << 20).hold(written, inputs, Cancellation.none());
        Tensor sum = traced(ALTERED);
        float[] values = new float[(int) sum.elementCount()];
        sum.data().asFloatBuffer().get(values);
        values[2] += 0.01f;
        trace.put(ALTERED, Tensor.ofFloats(sum.dims(), values));
    }

    @AfterAll
    static void close() {
        APART.close();
        HERE.close();
    }

    @Test
    void itFindsWhatTheSearchInThisProcessFinds() throws Exception {
        Localisation here = search(HERE, settings(), TraceValues.of(trace), Localiser.Progress.NONE);
        assertThat(here.inside().orElseThrow().path()).isEqualTo("0/body#1/1");
        List<Integer> heard = new ArrayList<>();
        assertThat(search(APART, settings(), TraceValues.of(trace), (done, all) -> heard.add(done)))
                .isEqualTo(here);
        assertThat(heard).isNotEmpty().isSorted();
    }

    @Test
    void valuesThatAreNotNeededAnyMoreMakeRoomForOthers() throws Exception {
        Localisation here = search(HERE, settings().within(256), TraceValues.of(trace), Localiser.Progress.NONE);
        assertThat(search(APART, settings().within(256), TraceValues.of(trace), Localiser.Progress.NONE))
                .isEqualTo(here);
        assertThat(here.guilty()).hasValue(0);
    }

    @Test
    void howTheMachineOfTheClaimComputesAndWhatWasMeasuredTravel() throws Exception {
        var wide = new ErrorVector(Collections.nCopies(7, 1.0), Collections.nCopies(7, 1.0), 1);
        SequencedMap<String, MeasuredErrors> values = new LinkedHashMap<>();
        values.put("y", new MeasuredErrors(wide, wide, 1, 1));
        var settings = settings().madeOn(Arithmetic.WEBGPU.inUnknownBatch()).measured(new MeasuredBounds(values, true));
        Tensor y = traced("y");
        float[] moved = new float[(int) y.elementCount()];
        y.data().asFloatBuffer().get(moved);
        moved[0] += 1e-7f;
        SequencedMap<String, OnnxValue> other = new LinkedHashMap<>(trace);
        other.put("y", Tensor.ofFloats(y.dims(), moved));
        Localisation here = search(HERE, settings, TraceValues.of(other), Localiser.Progress.NONE);
        assertThat(search(APART, settings, TraceValues.of(other), Localiser.Progress.NONE))
                .isEqualTo(here);
        assertThat(here.operators().getLast().verdict()).isNotEqualTo(Verdict.BIT_EXACT);
    }

    @Test
    void aWorkerThatIsKilledMeanwhileCostsTimeAndNotTheSearch() throws Exception {
        AtomicReference<Boolean> killed = new AtomicReference<>(false);
        TraceValues deadly = name -> {
            if (name.equals("y") && !killed.getAndSet(true)) {
                APART.process().orElseThrow().destroyForcibly();
            }
            return Optional.ofNullable(trace.get(name));
        };
        Localisation found = search(APART, settings(), deadly, Localiser.Progress.NONE);
        assertThat(found.inside().orElseThrow().path()).isEqualTo("0/body#1/1");
        assertThat(killed.get()).isTrue();
    }

    @Test
    void aClaimedValueThatCannotBeReadEndsTheSearchWithThat() {
        TraceValues damaged = name -> {
            throw new IOException("The blob is gone");
        };
        assertThatThrownBy(() -> search(APART, settings(), damaged, Localiser.Progress.NONE))
                .isInstanceOf(IOException.class)
                .hasMessage("The blob is gone");
    }

    @Test
    void whoCancelsIsHeardInTheMiddle() {
        Cancellation cancellation = Cancellation.none();
        TraceValues cancelling = name -> {
            cancellation.cancel();
            return Optional.ofNullable(trace.get(name));
        };
        var claim = new TracedClaim(model, inputs, outputs, cancelling);
        assertThatThrownBy(() -> new Localiser(APART, settings()).localise(claim, cancellation))
                .isInstanceOfSatisfying(
                        ExecutionException.class, e -> assertThat(e.kind()).isEqualTo(Code.CANCELLED));
    }

    private static Tensor traced(String name) {
        return (Tensor) Objects.requireNonNull(trace.get(name));
    }

    private static LocaliserSettings settings() {
        return LocaliserSettings.ordinary();
    }

    private static Localisation search(
            Reexecutor where, LocaliserSettings settings, TraceValues values, Localiser.Progress progress)
            throws Exception {
        return new Localiser(where, settings)
                .localise(new TracedClaim(model, inputs, outputs, values), Cancellation.none(), progress);
    }
}
