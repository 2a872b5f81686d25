package dev.reckoner.cli.bench.robust;

import dev.reckoner.appraise.Check;
import dev.reckoner.appraise.EvidenceChecks;
import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.ReferenceValues;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.cli.bench.robust.Fate.Kind;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.opengradient.OpenGradientReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One signed field of a response, in the record of the request, the response and the key. */
final class ResponseTarget implements Target {
    private static final OpenGradientReader READER = new OpenGradientReader();
    private static final Set<String> ASKED = Set.of("signature", "input", "output");
    private static final List<Check> CHECKS = EvidenceChecks.all().stream()
            .filter(check -> ASKED.contains(check.id()))
            .toList();

    private final String name;
    private final byte[] content;
    private final int from;
    private final int to;
    private final ReadResponse original;

    /**
     * A field of a record whose claim is affirmed as it stands.
     *
     * @param content the record, JSON
     * @param from the first byte of the field's value
     * @param to the byte after its last
     */
    ResponseTarget(String name, byte[] content, int from, int to) throws IOException {
        this.name = name;
        this.content = content.clone();
        this.from = from;
        this.to = to;
        MemoryTrail trail = MemoryTrail.read(READER, name, content);
        this.original = ReadResponse.of(trail)
                .filter(read -> affirmed(read.claim(), trail))
                .orElseThrow(() -> new IOException(name + " is not affirmed even as it stands"));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public byte[] content() {
        return content.clone();
    }

    @Override
    public int from() {
        return from;
    }

    @Override
    public int to() {
        return to;
    }

    @Override
    public Fate fate(byte[] changed) throws IOException {
        MemoryTrail trail = MemoryTrail.read(READER, name, changed);
        Optional<ReadResponse> read = ReadResponse.of(trail);
        if (read.isEmpty()) {
            return Fate.of(Kind.REFUSED);
        }
        if (affirmed(read.get().claim(), trail)) {
            return original.compare(read.get());
        }
        boolean sameId = read.get().claim().id().equals(original.claim().id());
        return Fate.of(sameId ? Kind.INVALID : Kind.OTHER_ID);
    }

    private static boolean affirmed(Claim claim, MemoryTrail trail) {
        var context = new Check.Context(trail, ReferenceValues.BUILT_IN);
        List<Finding> findings = CHECKS.stream()
                .flatMap(check -> check.appraise(claim, context).stream())
                .toList();
        return findings.size() == ASKED.size()
                && findings.stream().allMatch(finding -> finding.tier() == Tier.AFFIRMING);
    }
}
