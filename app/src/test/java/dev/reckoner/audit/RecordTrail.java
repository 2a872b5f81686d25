package dev.reckoner.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.Dsse;
import dev.reckoner.crypto.Signatures;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import dev.reckoner.trail.ExecutionRecord;
import dev.reckoner.trail.ModelReference;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.ValueReference;
import dev.reckoner.trail.bundle.BundleWriter;
import dev.reckoner.trail.bundle.InferenceRecord;
import dev.reckoner.trail.bundle.InferenceRecord.RecordedTensor;
import dev.reckoner.trail.trace.TraceManifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A bundle of one signed record of {@code y} made of {@code x}, in which one thing or another is not as it should be. */
final class RecordTrail {
    static final KeyPair KEY = Signatures.ed25519(new byte[32]);
    static final Instant AT = Instant.parse("2026-06-12T12:00:00Z");
    static final String OPERATOR = "node-1";
    static final String PROVIDER = "meridian";

    private static final Tensor VALUE = Tensor.ofFloats(List.of(2L), 1, 2);

    private ModelReference model = new ModelReference("m", "1", Optional.empty());
    private final List<byte[]> files = new ArrayList<>();
    private RecordedValue input = RecordedValue.of("x", VALUE);
    private RecordedValue output = RecordedValue.of("y", VALUE);
    private final List<RecordedValue> beside = new ArrayList<>();
    private Instant madeAt = AT;
    private Optional<ExecutionRecord> execution = Optional.empty();
    private Optional<Digest> attestation = Optional.empty();
    private Optional<TraceManifest> trace = Optional.empty();
    private final List<Tensor> traced = new ArrayList<>();

    /** SHA-256 of the SubjectPublicKeyInfo of the key that signs. */
    static Digest keyId() {
        return Digest.sha256(KEY.getPublic().getEncoded());
    }

    /** The file that the record names as its model, carried in the bundle. */
    RecordTrail model(String name, String version, byte[] file) {
        carrying(file);
        return namingModel(name, version, file);
    }

    /** The same without the file. */
    RecordTrail namingModel(String name, String version, byte[] file) {
        model = new ModelReference(name, version, Optional.of(Digest.sha256(file)));
        return this;
    }

    /** A model file that the bundle carries beside. */
    RecordTrail carrying(byte[] file) {
        files.add(file);
        return this;
    }

    RecordTrail input(RecordedValue value) {
        input = value;
        return this;
    }

    RecordTrail output(RecordedValue value) {
        output = value;
        return this;
    }

    /** One more output. */
    RecordTrail beside(RecordedValue value) {
        beside.add(value);
        return this;
    }

    RecordTrail madeAt(Instant time) {
        madeAt = time;
        return this;
    }

    RecordTrail execution(ExecutionRecord record) {
        execution = Optional.of(record);
        return this;
    }

    /** The attestation that the record names. */
    RecordTrail attestation(Digest id) {
        attestation = Optional.of(id);
        return this;
    }

    /** The operator trace whose root the record signs, and its values. */
    RecordTrail trace(TraceManifest list, List<Tensor> values) {
        trace = Optional.of(list);
        traced.addAll(values);
        return this;
    }

    /** Writes the bundle into the trail. */
    void in(Investigation investigation) throws IOException {
        in("record.trail", investigation);
    }

    /** The same under a name, beside others. */
    void in(String name, Investigation investigation) throws IOException {
        write(investigation.path(name), KEY.getPublic().getEncoded());
    }

    /** The same under the name of another key, which did not sign it. */
    void inUnderKey(byte[] spki, Investigation investigation) throws IOException {
        var bundle = investigation.path("record.trail");
        write(bundle, spki);
        edit(bundle, zip -> {
            var statements = zip.getPath("/statements.jsonl");
            var line = Files.readString(statements);
            Files.writeString(
                    statements, line.replace(keyId().hex(), Digest.sha256(spki).hex()));
        });
    }

    private void write(Path file, byte[] spki) throws IOException {
        try (var bundle = BundleWriter.create(file, "One record", AT)) {
            bundle.key(OPERATOR, spki);
            for (var model : files) {
                bundle.modelFile(
                        "file " + files.indexOf(model), "1", Files.write(Files.createTempFile("m", ".onnx"), model));
            }
            for (var value : traced) {
                bundle.tensor(TensorProtos.write(value));
            }
            if (trace.isPresent()) {
                bundle.trace(trace.get());
            }
            bundle.record(
                    new InferenceRecord(
                            "one",
                            madeAt,
                            PROVIDER,
                            OPERATOR,
                            "desk",
                            Optional.empty(),
                            model,
                            List.of(input.in(bundle)),
                            outputs(bundle),
                            execution,
                            attestation,
                            trace.map(TraceManifest::root)),
                    KEY);
        }
        edit(file, zip -> {
            input.exchange(zip);
            output.exchange(zip);
            sign(zip.getPath("/statements.jsonl"));
        });
    }

    private List<RecordedTensor> outputs(BundleWriter bundle) throws IOException {
        var outputs = new ArrayList<RecordedTensor>();
        outputs.add(output.in(bundle));
        for (var value : beside) {
            outputs.add(value.in(bundle));
        }
        return outputs;
    }

    /** Signs the record once more, in which each value is called what it is to be called. */
    private void sign(Path statements) throws IOException {
        var envelope = StrictJson.value(Files.readAllBytes(statements), Dsse.Envelope.class);
        var statement = (ObjectNode) StrictJson.tree(envelope.payloadBytes().orElseThrow());
        ((ObjectNode) statement.at("/subject/0")).set("kind", StrictJson.toTree(output.kind()));
        ((ObjectNode) statement.at("/predicate/inputs/0")).set("kind", StrictJson.toTree(input.kind()));
        var signed = Dsse.sign(Dsse.IN_TOTO, StrictJson.write(statement), KEY);
        Files.writeString(statements, new String(StrictJson.write(signed), StandardCharsets.UTF_8) + "\n");
    }

    private static void edit(Path bundle, Edit edit) throws IOException {
        try (var zip = FileSystems.newFileSystem(bundle)) {
            edit.of(zip);
        }
    }

    @FunctionalInterface
    private interface Edit {
        void of(FileSystem zip) throws IOException;
    }

    /**
     * A value as the record signs it and the bundle carries it.
     *
     * @param signed the bytes whose digest is signed
     * @param canonical the digest of the tensor that is signed beside it
     * @param carried the bytes in the bundle; empty where it has none
     */
    record RecordedValue(
            String name, ValueReference.Kind kind, byte[] signed, Digest canonical, Optional<byte[]> carried) {
        static RecordedValue of(String name, Tensor tensor) {
            var bytes = TensorProtos.write(tensor);
            return new RecordedValue(
                    name, ValueReference.Kind.TENSOR, bytes, Digest.ofSha256(tensor.sha256()), Optional.of(bytes));
        }

        RecordedValue called(ValueReference.Kind other) {
            return new RecordedValue(name, other, signed, canonical, carried);
        }

        /** Whatever the bytes are, they are what was signed. */
        static RecordedValue of(String name, byte[] bytes) {
            return new RecordedValue(name, ValueReference.Kind.TENSOR, bytes, Digest.sha256(bytes), Optional.of(bytes));
        }

        RecordedValue lost() {
            return new RecordedValue(name, kind, signed, canonical, Optional.empty());
        }

        RecordedValue exchangedFor(Tensor other) {
            return new RecordedValue(name, kind, signed, canonical, Optional.of(TensorProtos.write(other)));
        }

        RecordedValue withDigestOf(Tensor other) {
            return new RecordedValue(name, kind, signed, Digest.ofSha256(other.sha256()), carried);
        }

        private RecordedTensor in(BundleWriter bundle) throws IOException {
            if (carried.isPresent()) {
                bundle.tensor(signed);
            }
            return new RecordedTensor(name, Digest.sha256(signed), canonical);
        }

        private void exchange(FileSystem zip) throws IOException {
            if (carried.isPresent()) {
                Files.write(zip.getPath("/tensors", Digest.sha256(signed).hex() + ".pb"), carried.get());
            }
        }
    }
}
