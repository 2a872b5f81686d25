package dev.reckoner.cli.bench.robust;

import dev.reckoner.appraise.CaseEvidence;
import dev.reckoner.appraise.ModelFiles;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.ipfs.Cid;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.Party;
import dev.reckoner.trail.ReadProblem;
import dev.reckoner.trail.TrailReader;
import dev.reckoner.trail.TrailSink;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a reader finds, held in memory: a case without a folder. */
public final class MemoryTrail implements TrailSink, CaseEvidence {
    private final List<Claim> claims = new ArrayList<>();
    private final List<Evidence> items = new ArrayList<>();
    private final Map<Digest, byte[]> blobs = new HashMap<>();

    /** What the reader makes of a file with that content; empty where it does not recognise it. */
    public static MemoryTrail read(TrailReader reader, String name, byte[] content) throws IOException {
        MemoryTrail trail = new MemoryTrail();
        MemoryFile file = new MemoryFile(name, content);
        if (reader.recognises(file)) {
            reader.read(file, trail);
        }
        return trail;
    }

    /** The claims, in the order in which they came. */
    public List<Claim> claims() {
        return List.copyOf(claims);
    }

    @Override
    public void claim(Claim claim) {
        claims.add(claim);
    }

    @Override
    public void evidence(Evidence item) {
        items.add(item);
    }

    @Override
    public void values(Digest of, Collection<Digest> held) {
        // They are among the blobs, which is all that is asked of them here.
    }

    @Override
    public void party(Party party) {
        // Who somebody is makes no difference to what the checks answer.
    }

    @Override
    public void problem(ReadProblem problem) {
        // What cannot be read is not there.
    }

    @Override
    public Digest blob(InputStream bytes) throws IOException {
        byte[] all = bytes.readAllBytes();
        Digest digest = Digest.sha256(all);
        blobs.put(digest, all);
        return digest;
    }

    @Override
    public Optional<byte[]> blob(Digest digest) {
        return Optional.ofNullable(blobs.get(digest)).map(byte[]::clone);
    }

    @Override
    public Optional<Evidence> evidence(Digest id) {
        return items.stream().filter(item -> item.id().equals(id)).findFirst();
    }

    @Override
    public Optional<Evidence.SigningKey> key(Digest spki) {
        return of(Evidence.SigningKey.class)
                .filter(key -> key.id().equals(spki))
                .findFirst();
    }

    @Override
    public List<Evidence.SigningKey> keys() {
        return of(Evidence.SigningKey.class).toList();
    }

    @Override
    public <T extends Evidence> List<T> all(Class<T> kind) {
        return of(kind).toList();
    }

    @Override
    public List<Evidence.SignedResponse> responsesWith(String signature) {
        return of(Evidence.SignedResponse.class)
                .filter(response -> response.signature().equals(signature))
                .toList();
    }

    @Override
    public Optional<Evidence.ModelFile> modelFile(Cid cid) {
        return ModelFiles.among(items).find(cid);
    }

    @Override
    public List<Evidence.SignedResponse> responsesTo(String requestHash) {
        return of(Evidence.SignedResponse.class)
                .filter(response -> response.requestHash().equals(requestHash))
                .toList();
    }

    @Override
    public Optional<Instant> received(Digest claim) {
        return Optional.empty();
    }

    private <T extends Evidence> Stream<T> of(Class<T> type) {
        return items.stream().filter(type::isInstance).map(type::cast);
    }
}
