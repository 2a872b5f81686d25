package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.ReferenceItem;
import dev.reckoner.appraise.ReferenceValues;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.Ledger;
import dev.reckoner.ledger.UnreferencedBlob;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.ReadProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A folder of files that is imported into a case as one trail, and what comes of it. */
final class Investigation implements AutoCloseable {
    /** When the trail is imported. */
    static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final Path place;
    private final Path trail;
    private final RecordedCase audit;
    private final List<ReexecutionOutcome> outcomes = new ArrayList<>();
    private ReferenceValues references = ReferenceValues.BUILT_IN;
    private boolean imported;

    Investigation(Path folder) throws IOException {
        place = folder.resolve("case");
        trail = Files.createDirectories(folder.resolve("trail"));
        audit = RecordedCase.create(place, new CaseData("", "", "", false, NOW), CLOCK, DeviceExecutors.inProcess());
    }

    /** What the analyst accepts, beside what is built in. */
    void accept(ReferenceItem... items) {
        for (var item : items) {
            references = references.plus(item);
        }
    }

    /** Where a file of the trail is to be written. */
    Path path(String name) {
        return trail.resolve(name);
    }

    /** The files and folders of the trail, by name. */
    List<Path> pieces() throws IOException {
        try (var pieces = Files.list(trail)) {
            return pieces.sorted().toList();
        }
    }

    /** All that the analyst accepts. */
    ReferenceValues references() {
        return references;
    }

    void file(String name, byte[] content) throws IOException {
        Files.write(path(name), content);
    }

    void file(String name, String content) throws IOException {
        file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    void file(String name, JsonNode content) throws IOException {
        file(name, content.toString());
    }

    /** An attestation document, as enclaves answer it. */
    void attestation(byte[] document) throws IOException {
        file(Digest.sha256(document).hex() + ".b64", Base64.getEncoder().encodeToString(document));
    }

    /** Imports what is in the folder, once. */
    RecordedCase bring() throws IOException {
        if (!imported) {
            imported = true;
            audit.setReferences(references, TaskProgress.SILENT);
            audit.importTrails(List.of(trail), TaskProgress.SILENT);
        }
        return audit;
    }

    /** Imports one more file, as a trail of its own. */
    void later(String name, JsonNode content) throws IOException {
        var file = Files.writeString(place.resolveSibling(name), content.toString());
        bring().importTrails(List.of(file), TaskProgress.SILENT);
    }

    /** Runs every claim again; what came of those that were run until now. */
    List<ReexecutionOutcome> rerun() throws IOException {
        var ids = AllClaims.of(bring()).stream().map(ClaimRow::id).toList();
        assertThat(ids).as("claims to run again").isNotEmpty();
        outcomes.addAll(audit.reexecute(ids, ReexecutionOptions.DEFAULT, outcome -> {}, TaskProgress.SILENT));
        return List.copyOf(outcomes);
    }

    /** The same with what runs models. */
    void rerun(Reexecutor reexecutor) throws IOException {
        var ids = AllClaims.of(bring()).stream().map(ClaimRow::id).toList();
        outcomes.addAll(new CaseReexecution(audit, DeviceExecutors.OnDevice.processor(reexecutor), List::of)
                .run(ids, ReexecutionOptions.DEFAULT, outcome -> {}, TaskProgress.SILENT));
    }

    /** Changes a byte of the item's bytes where the case keeps them, and asks all questions again. */
    void damage(Class<? extends Evidence> kind) throws IOException {
        var items = bring().evidence().stream().filter(kind::isInstance).toList();
        assertThat(items).as("items of the kind %s", kind.getSimpleName()).isNotEmpty();
        for (var item : items) {
            damage(audit.blob(item.blob()).orElseThrow());
        }
    }

    /** The same with those bytes. */
    void damage(byte[] blob) throws IOException {
        bring();
        var pack = place.resolve("blobs/packs/000001.pack");
        var bytes = Files.readAllBytes(pack);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(new String(blob, StandardCharsets.ISO_8859_1));
        assertThat(at).as("place of the blob in its pack").isPositive();
        bytes[at] ^= 1;
        Files.write(pack, bytes);
        audit.appraise(TaskProgress.SILENT);
    }

    /** Somebody who can write to the ledger adds entries to it. */
    void write(CaseEntry... entries) throws IOException {
        bring().record(List.of(entries));
        audit.appraise(TaskProgress.SILENT);
    }

    List<Finding> findings() throws IOException {
        return bring().findings();
    }

    /** The codes of all findings, and of reruns that left none because they came to nothing. */
    Set<String> codes() throws IOException {
        var codes = new TreeSet<String>();
        findings().forEach(finding -> codes.add(finding.code()));
        outcomes.forEach(outcome -> codes.add(outcome.code()));
        return codes;
    }

    /** What the import could not read, for people who ask why a code did not come out. */
    List<ReadProblem> problems() {
        return audit.trails().stream().flatMap(row -> row.problems().stream()).toList();
    }

    /** Closes the case and lists the blobs that none of its entries names. */
    List<UnreferencedBlob> unnamed() throws IOException {
        audit.close();
        var unnamed = new ArrayList<UnreferencedBlob>();
        try (var ledger = Ledger.open(place)) {
            ledger.unreferencedBlobs(unnamed::add, (done, total, what) -> {});
        }
        return unnamed;
    }

    @Override
    public void close() throws IOException {
        audit.close();
    }
}
