package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.appraise.Finding;
import dev.reckoner.audit.recorder.Recorder;
import dev.reckoner.audit.trace.ChainModel;
import dev.reckoner.audit.trace.TraceFolderWriter;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.Signatures;
import dev.reckoner.runtime.commit.CommitException;
import dev.reckoner.runtime.commit.TraceValues;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.ExecutionProfile.Optimisation;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.onnx.NestedModels;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import dev.reckoner.trail.ModelReference;
import dev.reckoner.trail.bundle.BundleWriter;
import dev.reckoner.trail.trace.TraceReader;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a provider records with a trace is what an analyst has of it, and never something else. */
class ClaimedTraceTest {
    private static final InProcessReexecutor RUNTIME = new InProcessReexecutor();
    private static final KeyPair KEY = Signatures.ed25519(new byte[32]);

    @TempDir
    Path folder;

    private OnnxModel model;
    private SequencedMap<String, OnnxValue> inputs = ChainModel.inputs();
    private RecordedCase audit;

    @BeforeEach
    void make() throws Exception {
        model = ChainModel.open(ChainModel.honest());
        audit = RecordedCase.create(
                folder.resolve("case"), new CaseData("", "", "", false, Instant.EPOCH), Clock.systemUTC());
    }

    @AfterEach
    void end() throws IOException {
        audit.close();
    }

    @AfterAll
    static void close() {
        RUNTIME.close();
    }

    @Test
    void everyValueThatWasRecordedIsReadAsItWas() throws Exception {
        bring(record("all.trail", TraceValues.ALL));
        assertThat(codes()).contains("EV-TRACE-MATCH");
        var trace = trace().orElseThrow();
        assertThat(trace.selection()).isEqualTo("all");
        assertThat(trace.names()).hasSize(ChainModel.OPERATORS).startsWith("v0").endsWith("y");
        assertThat(trace.value("v0")).contains(Tensor.ofFloats(List.of(4L), 2, -1, 1.5f, 4));
        assertThat(trace.value("x")).isEmpty();
        var detail = audit.claim(AllClaims.of(audit).getFirst().id()).orElseThrow();
        assertThat(detail.evidence()).anyMatch(item -> item.title().equals("Operator trace of 20 values"));
    }

    @Test
    void aPartialTraceHoldsWhatItNames() throws Exception {
        bring(record("layers.trail", TraceValues.LAYERS));
        var trace = trace().orElseThrow();
        assertThat(trace.selection()).isEqualTo("layers");
        assertThat(trace.names()).contains("y").hasSizeLessThan(ChainModel.OPERATORS);
        assertThat(trace.value("y")).isPresent();
    }

    @Test
    void whatLiesInsideALoopIsReadByItsPlace() throws Exception {
        model = OnnxModel.of(NestedModels.loop(2).toByteArray());
        inputs = NestedModels.inputs(model.proto());
        bring(record("inner.trail", TraceValues.INNER));
        assertThat(codes()).contains("EV-TRACE-MATCH");
        var trace = trace().orElseThrow();
        assertThat(trace.names())
                .startsWith("trace/0/body#0/product")
                .contains("trace/0/body#1/sum")
                .endsWith("last", "all", "y");
        assertThat(trace.value("trace/0/body#1/next")).isEqualTo(trace.value("last"));
        assertThat(trace.value("trace/0/body#0/next")).isNotEqualTo(trace.value("last"));
    }

    @Test
    void aValueThatIsMissingOrIsAnotherIsNotThere() throws Exception {
        var bundle = record("b.trail", TraceValues.ALL);
        var other = TensorProtos.write(Tensor.ofFloats(List.of(4L), 9, 9, 9, 9));
        try (var zip = FileSystems.newFileSystem(bundle)) {
            Files.delete(zip.getPath(entry(2, -1, 1.5f, 4)));
            var list = zip.getPath("traces").toAbsolutePath();
            try (var lists = Files.list(list)) {
                var file = lists.findFirst().orElseThrow();
                var text = Files.readString(file);
                var exchanged = Digest.sha256(TensorProtos.write(second()));
                Files.writeString(
                        file, text.replace(exchanged.hex(), Digest.sha256(other).hex()));
            }
            Files.write(zip.getPath(TraceReader.valueEntry(Digest.sha256(other))), other);
        }
        bring(bundle);
        assertThat(codes()).contains("EV-TRACE-INCOMPLETE");
        var trace = trace().orElseThrow();
        assertThat(trace.value("v0")).as("not carried").isEmpty();
        assertThat(trace.value("v1")).as("another file under its name").isEmpty();
        assertThat(trace.value("v2")).isPresent();
    }

    @Test
    void aTraceThatComesLaterByItselfCompletesTheClaim() throws Exception {
        var bundle = record("b.trail", TraceValues.ALL);
        var root = withoutTrace(bundle);
        bring(bundle);
        assertThat(codes()).contains("EV-TRACE-MISSING").doesNotContain("EV-TRACE-MATCH");
        assertThat(trace()).isEmpty();
        var alone = folder.resolve("alone");
        new TraceFolderWriter(alone, RUNTIME)
                .write(model, ChainModel.inputs(), ExecutionProfile.CANONICAL, TraceValues.ALL);
        assertThat(Files.readString(alone.resolve("trace.json"))).contains(root);
        bring(alone);
        assertThat(codes()).contains("EV-TRACE-MATCH").doesNotContain("EV-TRACE-MISSING");
        assertThat(trace()).isPresent();
    }

    @Test
    void aRunWithOptimisationsIsNotTraced() throws Exception {
        assertThatThrownBy(() -> record(
                        "fused.trail", TraceValues.ALL, ExecutionProfile.CANONICAL.withOptimisation(Optimisation.ALL)))
                .isInstanceOfSatisfying(
                        CommitException.class, e -> assertThat(e.code()).isEqualTo("TC-OPTIMISED"));
    }

    private static Tensor second() {
        float weight = 1 + 1 / 16f;
        return Tensor.ofFloats(List.of(4L), 2 * weight, -weight, 1.5f * weight, 4 * weight);
    }

    private static String entry(float... values) {
        return TraceReader.valueEntry(
                Digest.sha256(TensorProtos.write(Tensor.ofFloats(List.of((long) values.length), values))));
    }

    private static String withoutTrace(Path bundle) throws IOException {
        try (var zip = FileSystems.newFileSystem(bundle);
                var lists = Files.list(zip.getPath("/traces"))) {
            var list = lists.findFirst().orElseThrow();
            Files.delete(list);
            return list.getFileName().toString().replace(".json", "");
        }
    }

    private Path record(String name, TraceValues values) throws Exception {
        return record(name, values, ExecutionProfile.CANONICAL);
    }

    private Path record(String name, TraceValues values, ExecutionProfile profile) throws Exception {
        var file = folder.resolve(name);
        try (var bundle = BundleWriter.create(file, "Traced", Instant.EPOCH)) {
            bundle.key("op", KEY.getPublic().getEncoded());
            new Recorder(RUNTIME, bundle)
                    .recordTraced(
                            new Recorder.Request("one", Instant.EPOCH, "p", "op", "app", Optional.empty()),
                            model,
                            new ModelReference("chain", "1", Optional.of(Digest.ofSha256(model.sha256()))),
                            inputs,
                            profile,
                            values,
                            KEY);
        }
        return file;
    }

    private void bring(Path trail) throws IOException {
        audit.importTrails(List.of(trail), TaskProgress.SILENT);
    }

    private List<String> codes() throws IOException {
        return audit.claim(AllClaims.of(audit).getFirst().id()).orElseThrow().findings().stream()
                .map(Finding::code)
                .toList();
    }

    private Optional<ClaimedTrace> trace() throws IOException {
        var claim =
                audit.claim(AllClaims.of(audit).getFirst().id()).orElseThrow().claim();
        return ClaimedTrace.of(claim, audit.projection().evidence().others(), audit.blobs());
    }
}
