package dev.reckoner.audit;

import dev.reckoner.appraise.code.TraceCode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.bundle.SampleTrace;
import dev.reckoner.trail.trace.TraceReader;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Trails in which a record signs the root of an operator trace. */
final class TraceTrails {
    private static final String LIST = "traces/" + SampleTrace.manifest().root().hex() + ".json";

    private TraceTrails() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of("a record with its trace", in -> SampleTrace.write(trail(in)), TraceCode.TRACE_MATCH),
                Scenario.of(
                        "a trace that was changed after its root was signed",
                        in -> SampleTrace.write(trail(in), SampleTrace.altered(), SampleTrace.canonical(4)),
                        TraceCode.TRACE_DIFFERS),
                Scenario.of(
                        "a trace of another run than the answer",
                        in -> SampleTrace.write(trail(in), SampleTrace.manifest(), SampleTrace.canonical(7)),
                        TraceCode.TRACE_OTHER_ANSWER),
                Scenario.of(
                        "a trace without one of its values",
                        in -> without(TraceReader.valueEntry(Digest.sha256(SampleTrace.value(2))), in),
                        TraceCode.TRACE_INCOMPLETE),
                Scenario.of("a record without its trace", in -> without(LIST, in), TraceCode.TRACE_MISSING),
                Scenario.of(
                        "a case in which the list of a trace was changed",
                        in -> {
                            SampleTrace.write(trail(in));
                            in.damage(Evidence.OperatorTrace.class);
                        },
                        TraceCode.TRACE_NOT_HELD),
                Scenario.of(
                        "a case whose ledger was made to say another number of values",
                        in -> {
                            SampleTrace.write(trail(in));
                            var trace = (Evidence.OperatorTrace) in.bring().evidence().stream()
                                    .filter(Evidence.OperatorTrace.class::isInstance)
                                    .findFirst()
                                    .orElseThrow();
                            in.write(new CaseEntry.EvidenceFound(
                                    1,
                                    new Evidence.OperatorTrace(
                                            trace.id(), trace.blob(), trace.place(), trace.root(), trace.model(), 6)));
                        },
                        TraceCode.TRACE_MALFORMED));
    }

    private static Path trail(Investigation in) {
        return in.path("traced.trail");
    }

    private static void without(String entry, Investigation in) throws IOException {
        var bundle = SampleTrace.write(trail(in));
        try (var zip = FileSystems.newFileSystem(bundle)) {
            Files.delete(zip.getPath(entry));
        }
    }
}
