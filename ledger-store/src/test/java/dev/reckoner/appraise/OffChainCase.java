package dev.reckoner.appraise;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.CollectingSink;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.MemoryFile;
import dev.reckoner.trail.TrailReaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A case put together from JSON records, read by whichever reader takes them. */
final class OffChainCase {
    final CollectingSink sink = new CollectingSink();

    OffChainCase with(JsonNode... records) {
        for (JsonNode record : records) {
            with(record.toString());
        }
        return this;
    }

    OffChainCase with(String content) {
        try {
            TrailReaders.installed().readFile(MemoryFile.of("record-" + sink.blobs.size(), content), sink);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Findings of that check about the first claim. */
    List<Finding> ofClaim(String check) {
        return ofClaim(check, sink.claims.getFirst());
    }

    List<Finding> ofClaim(String check, Claim claim) {
        return only(check, new CollectedEvidence(sink).findings(claim, ReferenceValues.BUILT_IN));
    }

    /** Codes of that check about the only item of that kind. */
    List<String> codesOf(String check, Class<? extends Evidence> kind) {
        Evidence item =
                sink.evidence.stream().filter(kind::isInstance).findFirst().orElseThrow();
        return codesOf(check, item);
    }

    List<String> codesOf(String check, Evidence item) {
        return codes(only(check, new CollectedEvidence(sink).findings(item, ReferenceValues.BUILT_IN)));
    }

    static List<String> codes(List<Finding> findings) {
        return findings.stream().map(Finding::code).toList();
    }

    private static List<Finding> only(String check, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.check().equals(check))
                .toList();
    }
}
