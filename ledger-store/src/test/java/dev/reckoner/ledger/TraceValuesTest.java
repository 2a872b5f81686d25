package dev.reckoner.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.bundle.SampleTrace;
import dev.reckoner.trail.trace.TraceManifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cases of the first versions, whose entries name of a trace only its list. */
class TraceValuesTest {
    private static final Digest ID =
            Evidence.OperatorTrace.id(SampleTrace.manifest().root());
    private static final long EVIDENCE = 1;

    @TempDir
    Path folder;

    @Test
    void aValueThatAFindingSaysWasThereIsMissing() throws IOException {
        try (var ledger = traced(SampleTrace.VALUES - 1)) {
            ledger.append(List.of(trace(ledger, SampleTrace.manifest()), finding("EV-TRACE-MATCH")));
            assertThat(ledger.verify(BackupCases.SILENT).found())
                    .singleElement()
                    .matches(failure -> failure.code().equals("LG-BLOB-MISSING"))
                    .matches(failure -> failure.entry().orElseThrow() == EVIDENCE)
                    .matches(failure -> failure.field().orElseThrow().equals("values"))
                    .matches(failure -> failure.sentence()
                            .contains(value(SampleTrace.VALUES - 1).toString()));
        }
    }

    @Test
    void oneThatTheTrailCameWithoutIsNot() throws IOException {
        try (var ledger = traced(SampleTrace.VALUES - 1)) {
            ledger.append(List.of(trace(ledger, SampleTrace.manifest()), finding("EV-TRACE-INCOMPLETE")));
            assertThat(ledger.verify(BackupCases.SILENT).failures()).isEmpty();
        }
    }

    @Test
    void ofTwoListsOfOneTraceNobodyKnowsWhichTheFindingWasAbout() throws IOException {
        try (var ledger = traced(SampleTrace.VALUES - 1)) {
            ledger.append(List.of(
                    trace(ledger, SampleTrace.manifest()),
                    trace(ledger, SampleTrace.altered()),
                    finding("EV-TRACE-MATCH")));
            assertThat(ledger.verify(BackupCases.SILENT).failures()).isEmpty();
        }
    }

    @Test
    void aWholeTraceIsIntactAndItsValuesAreNotListedAsUnnamed() throws IOException {
        try (var ledger = traced(SampleTrace.VALUES)) {
            ledger.append(List.of(trace(ledger, SampleTrace.manifest()), finding("EV-TRACE-MATCH")));
            assertThat(ledger.verify(BackupCases.SILENT).failures()).isEmpty();
            ledger.unreferencedBlobs(
                    blob -> {
                        throw new AssertionError(blob.name());
                    },
                    BackupCases.SILENT);
        }
    }

    @Test
    void aRestoredCaseHasTheValues() throws IOException {
        try (var ledger = traced(SampleTrace.VALUES)) {
            ledger.append(List.of(trace(ledger, SampleTrace.manifest()), finding("EV-TRACE-MATCH")));
            ledger.backUp(folder.resolve("backup"), BackupCases.SILENT);
        }
        BackupCases.restore(folder.resolve("backup"), folder.resolve("restored"));
        try (var restored = Ledger.open(folder.resolve("restored"))) {
            assertThat(restored.blobs().read(value(3))).contains(SampleTrace.value(3));
            assertThat(restored.verify(BackupCases.SILENT).failures()).isEmpty();
        }
    }

    /** What lists itself as a trace and is none names nothing. */
    @Test
    void aListThatIsNoneIsPassedOver() throws IOException {
        try (var ledger = Ledger.create(folder.resolve("case"), "case", Cases.NOW)) {
            var blob = ledger.blobs().put("{\"file\":\"sha256:".getBytes(StandardCharsets.US_ASCII));
            ledger.append(List.of(trace(blob), finding("EV-TRACE-MATCH")));
            assertThat(ledger.verify(BackupCases.SILENT).failures()).isEmpty();
            Files.delete(Cases.pack(folder.resolve("case")));
        }
        assertThat(Cases.verify(folder.resolve("case")).found())
                .extracting(LedgerFailure::code)
                .containsExactly("LG-BLOB-MISSING");
    }

    /** A case that holds so many values. */
    private Ledger traced(int values) throws IOException {
        var ledger = Ledger.create(folder.resolve("case"), "case", Cases.NOW);
        for (int i = 0; i < values; i++) {
            ledger.blobs().put(SampleTrace.value(i));
        }
        return ledger;
    }

    private static Digest value(int i) {
        return Digest.sha256(SampleTrace.value(i));
    }

    private static NewEntry trace(Ledger ledger, TraceManifest list) throws IOException {
        return trace(ledger.blobs().put(list.write()));
    }

    private static NewEntry trace(Digest blob) {
        var evidence = JsonNodeFactory.instance
                .objectNode()
                .put("type", "operator-trace")
                .put("id", ID.toString())
                .put("blob", blob.toString())
                .put("place", "t.trail/traces/\"type\":\"operator-trace\".json")
                .put("root", SampleTrace.manifest().root().toString())
                .put("model", Digest.sha256(new byte[1]).toString())
                .put("values", SampleTrace.VALUES);
        JsonNode body = JsonNodeFactory.instance.objectNode().put("trail", 1).set("evidence", evidence);
        return new NewEntry(EntryKind.EVIDENCE, Cases.NOW, body);
    }

    private static NewEntry finding(String code) throws IOException {
        return new NewEntry(
                EntryKind.FINDING,
                Cases.NOW,
                StrictJson.tree(("{\"answers\":[{\"check\":\"trace\",\"code\":\"" + code + "\",\"on\":[0]}],\"on\":[\""
                                + ID + "\"],\"scope\":\"EVIDENCE\"}")
                        .getBytes(StandardCharsets.UTF_8)));
    }
}
