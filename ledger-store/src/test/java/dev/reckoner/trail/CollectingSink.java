package dev.reckoner.trail;

import dev.reckoner.crypto.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps all that a reader finds. */
public class CollectingSink implements TrailSink {
    /** What came. */
    public final List<Claim> claims = new ArrayList<>();

    public final List<Evidence> evidence = new ArrayList<>();
    public final Map<Digest, List<Digest>> values = new HashMap<>();
    public final List<Party> parties = new ArrayList<>();
    public final List<ReadProblem> problems = new ArrayList<>();
    public final Map<Digest, byte[]> blobs = new ConcurrentHashMap<>();

    @Override
    public void claim(Claim claim) {
        claims.add(claim);
    }

    @Override
    public void evidence(Evidence item) {
        evidence.add(item);
    }

    @Override
    public void values(Digest of, Collection<Digest> held) {
        values.computeIfAbsent(of, any -> new ArrayList<>()).addAll(held);
    }

    @Override
    public void party(Party party) {
        parties.add(party);
    }

    @Override
    public void problem(ReadProblem problem) {
        problems.add(problem);
    }

    @Override
    public Digest blob(InputStream bytes) throws IOException {
        byte[] all = bytes.readAllBytes();
        Digest digest = Digest.sha256(all);
        blobs.put(digest, all);
        return digest;
    }

    /** The codes of all problems, in order. */
    public List<String> codes() {
        return problems.stream().map(ReadProblem::code).toList();
    }
}
