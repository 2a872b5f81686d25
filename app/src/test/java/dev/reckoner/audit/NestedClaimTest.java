package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.RecordTrail.RecordedValue;
import dev.reckoner.audit.trace.TracedRun;
import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.commit.TraceValues;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.onnx.NestedModels;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorFormatException;
import dev.reckoner.runtime.tensor.TensorProtos;
import dev.reckoner.trail.ExecutionRecord;
import dev.reckoner.trail.trace.TraceManifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A claim of a model whose arithmetic lies inside a loop, answered with another weight there. */
class NestedClaimTest {
    @TempDir
    Path folder;

    @Test
    void theOperatorInsideTheLoopIsNamedWithItsPlace() throws Exception {
        ModelProto sold = NestedModels.loop(3);
        ModelProto.Builder served = sold.toBuilder();
        var body = served.getGraphBuilder()
                .getNodeBuilder(0)
                .getAttributeBuilder(0)
                .getGBuilder();
        Tensor weight = TensorProtos.of(body.getInitializer(0));
        float[] numbers = new float[(int) weight.elementCount()];
        weight.data().asFloatBuffer().get(numbers);
        numbers[1] += 0.01f;
        body.setInitializer(0, TensorProtos.toProto(Tensor.ofFloats(weight.dims(), numbers), "W"));

        var outcome = rerun(sold.toByteArray(), served.build().toByteArray());
        assertThat(outcome.code()).as(outcome.sentence()).isEqualTo("EX-OPERATOR");
        assertThat(outcome.sentence()).contains("(Loop)").contains("inside it, at 0/body#0/0, it is MatMul");
    }

    private ReexecutionOutcome rerun(byte[] sold, byte[] served) throws Exception {
        var model = OnnxModel.of(served);
        var inputs = NestedModels.inputs(model.proto());
        List<Tensor> values = new ArrayList<>();
        try (var here = new InProcessReexecutor();
                var in = new Investigation(folder)) {
            var made = here.run(model, inputs, ExecutionProfile.CANONICAL, Cancellation.none());
            var traced = new TracedRun(here, bytes -> kept(bytes, values))
                    .trace(model, inputs, made, ExecutionProfile.CANONICAL, TraceValues.INNER)
                    .list();
            var record = new RecordTrail()
                    .model("m", "1", sold)
                    .input(RecordedValue.of("x", (Tensor) inputs.firstEntry().getValue()))
                    .execution(new ExecutionRecord(
                            "onnxruntime 1.29.0", "CPUExecutionProvider", "NO_OPT", 1, "", Optional.empty(), Map.of()))
                    .trace(TraceManifest.of(Digest.sha256(sold), traced.values(), traced.leaves()), values);
            made.outputs().forEach((name, value) -> record.output(RecordedValue.of(name, (Tensor) value)));
            record.in(in);
            return in.rerun().getFirst();
        }
    }

    private static Digest kept(byte[] bytes, List<Tensor> values) throws IOException {
        try {
            values.add(TensorProtos.read(bytes));
        } catch (TensorFormatException e) {
            throw new IOException(e);
        }
        return Digest.sha256(bytes);
    }
}
