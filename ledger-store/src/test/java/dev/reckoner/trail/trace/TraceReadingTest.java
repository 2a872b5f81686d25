package dev.reckoner.trail.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.CollectingSink;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.TrailWalk;
import dev.reckoner.trail.bundle.SampleTrace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Traces in bundles and by themselves; what is damaged costs the trace and never the claim. */
class TraceReadingTest {
    private static final Digest ROOT = SampleTrace.manifest().root();

    @TempDir
    Path folder;

    private final CollectingSink sink = new CollectingSink();

    @Test
    void aTraceInABundleIsReadWithItsValuesAndTheClaimKeepsItsRoot() throws Exception {
        read(SampleTrace.write(folder.resolve("t.trail")));
        assertThat(sink.problems).isEmpty();
        assertThat(sink.claims.getFirst().traceRoot()).contains(ROOT);
        Evidence.OperatorTrace trace = trace();
        assertThat(trace.root()).isEqualTo(ROOT);
        assertThat(trace.id()).isEqualTo(Evidence.OperatorTrace.id(ROOT)).isNotEqualTo(ROOT);
        assertThat(trace.values()).isEqualTo(SampleTrace.VALUES);
        assertThat(trace.place()).endsWith("traces/" + ROOT.hex() + ".json");
        assertThat(sink.blobs).containsKeys(trace.blob(), Digest.sha256(SampleTrace.value(3)));
        assertThat(sink.values.get(trace.id()))
                .hasSize(SampleTrace.VALUES)
                .contains(Digest.sha256(SampleTrace.value(3)));
    }

    @Test
    void missingAndChangedValuesAreOneProblemEach() throws Exception {
        Path bundle = SampleTrace.write(folder.resolve("t.trail"));
        edit(bundle, zip -> {
            Files.delete(zip.getPath(TraceReader.valueEntry(Digest.sha256(SampleTrace.value(0)))));
            Files.delete(zip.getPath(TraceReader.valueEntry(Digest.sha256(SampleTrace.value(1)))));
            Files.writeString(zip.getPath(TraceReader.valueEntry(Digest.sha256(SampleTrace.value(2)))), "other");
        });
        read(bundle);
        assertThat(sink.codes()).containsExactly("TR-BLOB-MISSING", "TR-DIGEST");
        assertThat(sink.problems.getFirst().sentence()).contains("2 of its 5 files");
        assertThat(sink.claims).hasSize(1);
        assertThat(sink.blobs).doesNotContainKey(Digest.sha256(SampleTrace.value(2)));
        assertThat(sink.values.get(trace().id()))
                .containsExactlyInAnyOrder(
                        Digest.sha256("other".getBytes(StandardCharsets.UTF_8)),
                        Digest.sha256(SampleTrace.value(3)),
                        Digest.sha256(SampleTrace.value(4)));
    }

    @Test
    void aListThatCannotBeReadCostsTheTraceOnly() throws Exception {
        for (String damage : List.of("", "nonsense", "{}", "{\"format\":\"reckoner-trace/9\"}")) {
            Path bundle = SampleTrace.write(folder.resolve("t.trail"));
            edit(bundle, zip -> Files.writeString(zip.getPath("traces/" + ROOT.hex() + ".json"), damage));
            var found = new CollectingSink();
            TrailWalk.installed().read(bundle, found);
            assertThat(found.codes()).as(damage).hasSize(1);
            assertThat(found.claims).hasSize(1);
            assertThat(found.evidence).noneMatch(Evidence.OperatorTrace.class::isInstance);
        }
    }

    @Test
    void aListUnderTheNameOfAnotherIsTold() throws Exception {
        Path bundle = SampleTrace.write(folder.resolve("t.trail"));
        var other = TraceManifest.of(
                SampleTrace.manifest().model(),
                "layers",
                SampleTrace.manifest().leaves().subList(1, 3));
        edit(bundle, zip -> Files.write(zip.getPath("traces/" + ROOT.hex() + ".json"), other.write()));
        read(bundle);
        assertThat(sink.codes()).containsExactly("TR-DIGEST");
        assertThat(trace().root()).isEqualTo(other.root());
    }

    @Test
    void aBundleNeedNotCarryTheTraceThatItsRecordSigns() throws Exception {
        Path bundle = SampleTrace.write(folder.resolve("t.trail"));
        edit(bundle, zip -> Files.delete(zip.getPath("traces/" + ROOT.hex() + ".json")));
        read(bundle);
        assertThat(sink.problems).isEmpty();
        assertThat(sink.claims.getFirst().traceRoot()).contains(ROOT);
    }

    @Test
    void aTraceThatCameByItselfIsReadAsAFolderAndAsAFile() throws Exception {
        Path alone = folder.resolve("alone");
        Files.createDirectories(alone.resolve("tensors"));
        Files.write(alone.resolve("trace.json"), SampleTrace.manifest().write());
        for (int i = 0; i < SampleTrace.VALUES; i++) {
            byte[] value = SampleTrace.value(i);
            Files.write(alone.resolve(TraceReader.valueEntry(Digest.sha256(value))), value);
        }
        assertThat(TrailWalk.installed().read(alone, sink).format()).isEqualTo("operator trace");
        assertThat(sink.problems).isEmpty();
        assertThat(trace().root()).isEqualTo(ROOT);
        assertThat(sink.blobs).hasSize(SampleTrace.VALUES + 1);
        var list = new CollectingSink();
        TrailWalk.installed().read(alone.resolve("trace.json"), list);
        assertThat(list.codes()).containsExactly("TR-BLOB-MISSING");
        assertThat(list.evidence).hasSize(1);
    }

    @Test
    void otherJsonIsNotTakenForATrace() throws Exception {
        Path file = Files.writeString(
                folder.resolve("other.json"),
                "{\"text\":\"\\\"format\\\":\\\"reckoner-trace/1\\\"\",\"format\":\"reckoner-trace/1\"}",
                StandardCharsets.UTF_8);
        read(file);
        assertThat(sink.codes()).containsExactly("TR-UNKNOWN-FORMAT");
    }

    private Evidence.OperatorTrace trace() {
        return sink.evidence.stream()
                .filter(Evidence.OperatorTrace.class::isInstance)
                .map(Evidence.OperatorTrace.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private void read(Path path) throws IOException {
        TrailWalk.installed().read(path, sink);
    }

    @FunctionalInterface
    private interface Edit {
        void of(FileSystem zip) throws IOException;
    }

    private static void edit(Path bundle, Edit edit) throws IOException {
        try (var zip = FileSystems.newFileSystem(bundle)) {
            edit.of(zip);
        }
    }
}
