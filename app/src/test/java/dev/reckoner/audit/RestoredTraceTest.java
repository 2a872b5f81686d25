package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.ReferenceValues.ModelRelease;
import dev.reckoner.audit.RecordTrail.RecordedValue;
import dev.reckoner.audit.recorder.Recorder;
import dev.reckoner.audit.trace.ChainModel;
import dev.reckoner.audit.trace.TracedRun;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.BackupProgress;
import dev.reckoner.ledger.CaseRestore;
import dev.reckoner.ledger.CaseSetup;
import dev.reckoner.ledger.EntryKind;
import dev.reckoner.ledger.KnownFromOutside;
import dev.reckoner.ledger.Ledger;
import dev.reckoner.ledger.LedgerEntry;
import dev.reckoner.ledger.LedgerException;
import dev.reckoner.runtime.commit.TraceValues;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorFormatException;
import dev.reckoner.runtime.tensor.TensorProtos;
import dev.reckoner.trail.trace.TraceManifest;
import dev.reckoner.trail.trace.TraceReader;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A signed trace with its values in a case, in the backup of that, and in the case that is made of the backup. */
class RestoredTraceTest {
    private static final InProcessReexecutor RUNTIME = new InProcessReexecutor(2);
    private static final BackupProgress SILENT = (done, total, what) -> {};
    private static final int ALTERED = 7;
    /** Each value is then a file of the case. */
    private static final int LARGE = 20_000;

    @TempDir
    Path folder;

    private final List<Tensor> values = new ArrayList<>();

    @AfterAll
    static void close() {
        RUNTIME.close();
    }

    @Test
    void aRestoredCaseNamesTheOperatorThatTheFirstOneNames() throws Exception {
        ReexecutionOutcome first;
        List<Finding> findings;
        try (var in = brought(4)) {
            first = in.rerun().getFirst();
            findings = in.findings();
            assertThat(in.unnamed()).isEmpty();
        }
        assertThat(first.code()).isEqualTo("EX-OPERATOR");
        assertThat(findings).extracting(Finding::code).contains("EV-TRACE-MATCH");
        try (var ledger = Ledger.open(at("case"))) {
            ledger.backUp(at("backup"), SILENT);
        }
        CaseRestore.restore(at("backup"), at("restored"), KnownFromOutside.NOTHING, CaseSetup.PLAIN, SILENT);
        try (var audit = RecordedCase.open(at("restored"), Clock.systemUTC(), DeviceExecutors.inProcess())) {
            assertThat(audit.findings()).isEqualTo(findings);
            var ids = AllClaims.of(audit).stream().map(ClaimRow::id).toList();
            var again = audit.reexecute(ids, ReexecutionOptions.DEFAULT, outcome -> {}, TaskProgress.SILENT)
                    .getFirst();
            assertThat(again.code()).isEqualTo(first.code());
            assertThat(again.sentence()).isEqualTo(first.sentence());
            assertThat(again.depth().localisation()).isEqualTo(first.depth().localisation());
        }
    }

    @Test
    void aValueThatWasDeletedIsMissedByTheEntryThatNamesIt() throws Exception {
        try (var in = brought(LARGE)) {
            in.bring();
        }
        var deleted = Digest.sha256(TensorProtos.write(values.get(3)));
        try (var ledger = Ledger.open(at("case"))) {
            assertThat(ledger.verify(SILENT).failures()).isEmpty();
            Files.delete(ledger.blobs().path(deleted).orElseThrow());
            assertThat(ledger.verify(SILENT).found()).singleElement().satisfies(failure -> {
                assertThat(failure.code()).isEqualTo("LG-BLOB-MISSING");
                assertThat(failure.sentence()).contains(deleted.toString());
                var entry = ledger.entry(failure.entry().orElseThrow()).orElseThrow();
                assertThat(entry.kind()).isEqualTo(EntryKind.HELD_VALUES);
                assertThat(entry.body().toString()).contains(deleted.toString());
            });
            assertThatThrownBy(() -> ledger.backUp(at("backup"), SILENT))
                    .isInstanceOfSatisfying(
                            LedgerException.class, e -> assertThat(e.code()).isEqualTo("LG-BLOB-MISSING"));
        }
    }

    @Test
    void whatATrailBringsAgainIsNamedOnceAndWhatItBringsBesideIsNamedThen() throws Exception {
        try (var in = brought(4)) {
            var lacking = at("lacking.trail");
            Files.copy(in.path("record.trail"), lacking);
            var entry = TraceReader.valueEntry(Digest.sha256(TensorProtos.write(values.get(3))));
            try (var zip = FileSystems.newFileSystem(lacking)) {
                Files.delete(zip.getPath(entry));
            }
            try (var audit = RecordedCase.create(
                    at("other"), new CaseData("", "", "", false, Investigation.NOW), Clock.systemUTC())) {
                for (var trail : List.of(lacking, lacking, in.path("record.trail"), in.path("record.trail"))) {
                    audit.importTrails(List.of(trail), TaskProgress.SILENT);
                }
            }
        }
        try (var ledger = Ledger.open(at("other"))) {
            assertThat(named(ledger)).containsExactly(ChainModel.OPERATORS - 1, 1);
            ledger.unreferencedBlobs(
                    blob -> {
                        throw new AssertionError(blob.name());
                    },
                    SILENT);
        }
    }

    /** How many values each entry about held ones names. */
    private static List<Integer> named(Ledger ledger) throws IOException {
        try (var entries = ledger.entries(Set.of(EntryKind.HELD_VALUES), 0, ledger.size())) {
            return entries.map(LedgerEntry::body)
                    .map(body -> body.path("values").size())
                    .toList();
        }
    }

    /** A record of the published model, whose answer and trace are of one with another weight in an operator. */
    private Investigation brought(int width) throws Exception {
        var in = new Investigation(folder);
        SequencedMap<String, OnnxValue> inputs = new LinkedHashMap<>();
        inputs.put("x", input(width));
        var published = ChainModel.honest();
        var used = OnnxModel.of(ChainModel.with(ALTERED));
        var made = RUNTIME.run(used, inputs, ExecutionProfile.CANONICAL, Cancellation.none());
        var traced = new TracedRun(RUNTIME, this::kept)
                .trace(used, inputs, made, ExecutionProfile.CANONICAL, TraceValues.ALL)
                .list();
        new RecordTrail()
                .model("m", "1", published)
                .input(RecordedValue.of("x", input(width)))
                .output(RecordedValue.of(
                        "y", (Tensor) made.outputs().firstEntry().getValue()))
                .execution(Recorder.circumstances(ExecutionProfile.CANONICAL, Optional.empty()))
                .trace(TraceManifest.of(Digest.sha256(published), traced.values(), traced.leaves()), values)
                .in(in);
        in.accept(new ModelRelease("m", "1", Digest.sha256(published)));
        return in;
    }

    private static Tensor input(int width) {
        var numbers = new float[width];
        for (int i = 0; i < width; i++) {
            numbers[i] = i % 7 - 2.5f;
        }
        return Tensor.ofFloats(List.of((long) width), numbers);
    }

    private Digest kept(byte[] bytes) throws IOException {
        try {
            values.add(TensorProtos.read(bytes));
        } catch (TensorFormatException e) {
            throw new IOException(e);
        }
        return Digest.sha256(bytes);
    }

    private Path at(String name) {
        return folder.resolve(name);
    }
}
