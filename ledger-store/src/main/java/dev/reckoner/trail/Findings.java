package dev.reckoner.trail;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.crypto.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What a piece of a file holds, kept until its turn comes. */
final class Findings implements TrailSink {
    private final TrailSink sink;
    private final List<Found> found = new ArrayList<>();

    @FunctionalInterface
    private interface Found {
        void to(TrailSink sink) throws IOException;
    }

    private Findings(TrailSink sink) {
        this.sink = sink;
    }

    /** Reads the piece; a failure is kept like all else. */
    static Findings of(OrderedReading.Piece piece, TrailSink sink) {
        var findings = new Findings(sink);
        try {
            piece.read(findings);
        } catch (IOException e) {
            findings.found.add(ignored -> {
                throw e;
            });
        } catch (RuntimeException e) {
            findings.found.add(ignored -> {
                throw e;
            });
        }
        return findings;
    }

    /** Hands it on. */
    void to(TrailSink target) throws IOException {
        for (Found item : found) {
            item.to(target);
        }
    }

    @Override
    public void claim(Claim claim) {
        found.add(target -> target.claim(claim));
    }

    @Override
    public void evidence(Evidence evidence) {
        found.add(target -> target.evidence(evidence));
    }

    @Override
    public void values(Digest of, Collection<Digest> held) {
        var kept = List.copyOf(held);
        found.add(target -> target.values(of, kept));
    }

    @Override
    public void party(Party party) {
        found.add(target -> target.party(party));
    }

    @Override
    public void problem(ReadProblem problem) {
        found.add(target -> target.problem(problem));
    }

    @Override
    public Digest blob(InputStream bytes) throws IOException {
        return sink.blob(bytes);
    }

    @Override
    public Digest blob(byte[] bytes) throws IOException {
        return sink.blob(bytes);
    }

    @Override
    public Digest blob(byte[] bytes, JsonNode read) throws IOException {
        return sink.blob(bytes, read);
    }

    @Override
    public boolean cancelled() {
        return sink.cancelled();
    }
}
