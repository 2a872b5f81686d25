package dev.reckoner.audit;

import dev.reckoner.audit.recorder.Recorder;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.Signatures;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import dev.reckoner.trail.ModelReference;
import dev.reckoner.trail.bundle.BundleWriter;
import dev.reckoner.trail.bundle.InferenceRecord;
import dev.reckoner.trail.bundle.InferenceRecord.RecordedTensor;
import dev.reckoner.trail.trace.TraceManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Signed records of one model's answers, made on this machine in the canonical profile, each of which names its batch or none. */
final class BatchTrail {
    private static final KeyPair KEY = Signatures.ed25519(new byte[32]);

    private final Path folder;
    private final Path model;
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(
            SequencedMap<String, OnnxValue> inputs,
            SequencedMap<String, OnnxValue> outputs,
            Optional<List<Digest>> batch,
            SequencedMap<String, Tensor> files,
            Optional<TraceManifest> trace) {}

    BatchTrail(Path folder, Path model) {
        this.folder = folder;
        this.model = model;
    }

    /** The digest under which records name an input in their batch. */
    static Digest named(SequencedMap<String, OnnxValue> inputs) {
        return Digest.sha256(TensorProtos.write((Tensor) inputs.firstEntry().getValue()));
    }

    /** Adds a record; without a batch it does not say what else was in it. */
    BatchTrail record(
            SequencedMap<String, OnnxValue> inputs,
            SequencedMap<String, OnnxValue> outputs,
            Optional<List<Digest>> batch) {
        entries.add(new Entry(inputs, outputs, batch, new LinkedHashMap<>(), Optional.empty()));
        return this;
    }

    /** The same with the values in between. */
    BatchTrail traced(
            SequencedMap<String, OnnxValue> inputs,
            SequencedMap<String, OnnxValue> outputs,
            SequencedMap<String, Tensor> values,
            TraceManifest trace) {
        entries.add(new Entry(inputs, outputs, Optional.empty(), values, Optional.of(trace)));
        return this;
    }

    /** Imports the records into a case and runs each again, without asking what else may have given the output. */
    List<ReexecutionOutcome> rerun() throws IOException {
        var bundle = write();
        try (var audit = RecordedCase.create(
                Files.createTempDirectory(folder, "case").resolve("case"),
                new CaseData("", "", "", false, Instant.EPOCH),
                Clock.systemUTC(),
                DeviceExecutors.inProcess())) {
            audit.importTrails(List.of(bundle), TaskProgress.SILENT);
            var ids = AllClaims.of(audit).stream().map(ClaimRow::id).toList();
            return audit.reexecute(ids, new ReexecutionOptions(true, false), outcome -> {}, TaskProgress.SILENT);
        }
    }

    private Path write() throws IOException {
        var file = Files.createTempDirectory(folder, "trail").resolve("batch.trail");
        try (var bundle = BundleWriter.create(file, "A batch", Instant.EPOCH)) {
            bundle.key("op", KEY.getPublic().getEncoded());
            bundle.modelFile("m", "1", model);
            for (var entry : entries) {
                write(entry, bundle);
            }
        }
        return file;
    }

    private void write(Entry entry, BundleWriter bundle) throws IOException {
        for (var value : entry.files().values()) {
            bundle.tensor(TensorProtos.write(value));
        }
        if (entry.trace().isPresent()) {
            bundle.trace(entry.trace().get());
        }
        bundle.record(
                new InferenceRecord(
                        "claim " + entries.indexOf(entry),
                        Instant.EPOCH,
                        "p",
                        "op",
                        "app",
                        Optional.empty(),
                        new ModelReference("m", "1", Optional.of(Digest.sha256(Files.readAllBytes(model)))),
                        write(entry.inputs(), bundle),
                        write(entry.outputs(), bundle),
                        Optional.of(Recorder.circumstances(ExecutionProfile.CANONICAL, entry.batch())),
                        Optional.empty(),
                        entry.trace().map(TraceManifest::root)),
                KEY);
    }

    private static List<RecordedTensor> write(Map<String, OnnxValue> values, BundleWriter bundle) throws IOException {
        var recorded = new ArrayList<RecordedTensor>();
        for (var value : values.entrySet()) {
            var tensor = (Tensor) value.getValue();
            recorded.add(new RecordedTensor(
                    value.getKey(), bundle.tensor(TensorProtos.write(tensor)), Digest.ofSha256(tensor.sha256())));
        }
        return recorded;
    }
}
