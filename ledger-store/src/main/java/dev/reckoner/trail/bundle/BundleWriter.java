package dev.reckoner.trail.bundle;

import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.Dsse;
import dev.reckoner.trail.Party;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.ValueReference;
import dev.reckoner.trail.trace.TraceManifest;
import dev.reckoner.trail.trace.TraceReader;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a native bundle, {@code *.trail}. Tensors, evidence and models go in as they come; statements and the manifest follow
 * on {@link #close}. Entry times are fixed, so that the same content gives the same file.
 */
public final class BundleWriter implements AutoCloseable {
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
    /** The name of the file of statements in the bundle. */
    static final String STATEMENTS = "statements.jsonl";

    private final String title;
    private final Instant createdAt;
    private final ZipOutputStream zip;
    private final Path statementsFile;
    private final OutputStream statements;
    private final Map<String, Party> parties = new LinkedHashMap<>();
    private final Map<String, BundleManifest.Key> keys = new LinkedHashMap<>();
    private final Map<Digest, BundleManifest.Model> models = new LinkedHashMap<>();
    private final Map<Digest, BundleManifest.EvidenceFile> evidence = new LinkedHashMap<>();
    private final Set<String> written = new HashSet<>();
    private long count;

    private BundleWriter(String title, Instant createdAt, ZipOutputStream zip, Path statementsFile) throws IOException {
        this.title = title;
        this.createdAt = createdAt;
        this.zip = zip;
        this.statementsFile = statementsFile;
        this.statements = new BufferedOutputStream(Files.newOutputStream(statementsFile));
    }

    /** Begins a bundle; an existing file is replaced. */
    public static BundleWriter create(Path file, String title, Instant createdAt) throws IOException {
        var zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
        return new BundleWriter(title, createdAt, zip, Files.createTempFile("statements", ".jsonl"));
    }

    /** Names a party. */
    public void party(Party party) {
        parties.put(party.id(), party);
    }

    /** Adds the public key of somebody who signs. */
    public void key(String party, byte[] spki) {
        var text = Base64.getEncoder().encodeToString(spki);
        keys.put(text, new BundleManifest.Key(party, text));
    }

    /** Names a model without carrying its file. */
    public void model(String name, String version, Digest digest) {
        models.putIfAbsent(digest, new BundleManifest.Model(name, version, digest, Optional.empty()));
    }

    /** Names a model and carries its file. */
    public void modelFile(String name, String version, Path file) throws IOException {
        var digest = digest(file);
        var entry = "models/" + digest.hex() + ".onnx";
        models.put(digest, new BundleManifest.Model(name, version, digest, Optional.of(entry)));
        if (written.add(entry)) {
            store(entry, file);
        }
    }

    /**
     * Carries an evidence file.
     *
     * @param kind a hint for people, for example {@code nitro-attestation}
     */
    public Digest evidence(byte[] content, String kind) throws IOException {
        var digest = Digest.sha256(content);
        var entry = "evidence/" + digest.hex();
        evidence.put(digest, new BundleManifest.EvidenceFile(entry, digest, kind));
        put(entry, content);
        return digest;
    }

    /** Carries a serialised TensorProto; the same bytes are carried once. */
    public Digest tensor(byte[] content) throws IOException {
        var digest = Digest.sha256(content);
        put(tensorEntry(digest), content);
        return digest;
    }

    /**
     * Carries the list of an operator trace; its values go in with {@link #tensor}.
     *
     * @return the root, for the record that signs it
     */
    public Digest trace(TraceManifest manifest) throws IOException {
        put(traceEntry(manifest.root()), manifest.write());
        return manifest.root();
    }

    static String tensorEntry(Digest digest) {
        return TraceReader.valueEntry(digest);
    }

    static String traceEntry(Digest root) {
        return "traces/" + root.hex() + ".json";
    }

    /** Signs the record and adds it. */
    public void record(InferenceRecord inference, KeyPair signer) throws IOException {
        var payload = StrictJson.write(statement(inference));
        var envelope = Dsse.sign(Dsse.IN_TOTO, payload, signer);
        statements.write(StrictJson.write(envelope));
        statements.write('\n');
        count++;
    }

    private static InferenceStatement statement(InferenceRecord inference) {
        var model = inference.model();
        return new InferenceStatement(
                InferenceStatement.TYPE,
                resources(inference.outputs()),
                InferenceStatement.PREDICATE_TYPE,
                new InferenceStatement.Inference(
                        inference.label(),
                        inference.madeAt(),
                        inference.provider(),
                        inference.operator(),
                        inference.application(),
                        inference.payer(),
                        new InferenceStatement.Model(
                                model.name(),
                                model.version(),
                                model.digest()
                                        .map(digest -> Map.of("sha256", digest.hex()))
                                        .orElse(Map.of())),
                        resources(inference.inputs()),
                        inference.execution(),
                        inference.attestation(),
                        inference.traceRoot()));
    }

    private static List<InferenceStatement.Resource> resources(List<InferenceRecord.RecordedTensor> tensors) {
        return tensors.stream()
                .map(tensor -> new InferenceStatement.Resource(
                        tensor.name(),
                        Map.of(
                                "sha256",
                                tensor.file().hex(),
                                InferenceStatement.TENSOR_DIGEST,
                                tensor.canonical().hex()),
                        Optional.of(ValueReference.Kind.TENSOR)))
                .toList();
    }

    private void put(String name, byte[] content) throws IOException {
        if (written.add(name)) {
            var crc = new CRC32();
            crc.update(content);
            zip.putNextEntry(stored(name, content.length, crc));
            zip.write(content);
            zip.closeEntry();
        }
    }

    private void store(String name, Path file) throws IOException {
        var crc = new CRC32();
        try (var in = new java.util.zip.CheckedInputStream(Files.newInputStream(file), crc)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        zip.putNextEntry(stored(name, Files.size(file), crc));
        Files.copy(file, zip);
        zip.closeEntry();
    }

    // Without compression the file is the same whatever zlib made it, and a tensor of zeros cannot look like a bomb.
    private static ZipEntry stored(String name, long size, CRC32 crc) {
        var entry = entry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(size);
        entry.setCrc(crc.getValue());
        return entry;
    }

    private static ZipEntry entry(String name) {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(ENTRY_TIME);
        return entry;
    }

    private static Digest digest(Path file) throws IOException {
        var function = Digest.sha256Function();
        try (var in = new java.security.DigestInputStream(Files.newInputStream(file), function)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return Digest.ofSha256(function.digest());
    }

    /** Writes the statements and the manifest. */
    @Override
    public void close() throws IOException {
        try (zip) {
            statements.close();
            store(STATEMENTS, statementsFile);
            put(BundleManifest.FILE, StrictJson.write(manifest()));
        } finally {
            Files.deleteIfExists(statementsFile);
        }
    }

    private BundleManifest manifest() {
        return new BundleManifest(
                BundleManifest.FORMAT,
                title,
                createdAt,
                new ArrayList<>(parties.values()),
                new ArrayList<>(keys.values()),
                new ArrayList<>(models.values()),
                new ArrayList<>(evidence.values()),
                STATEMENTS,
                count);
    }
}
