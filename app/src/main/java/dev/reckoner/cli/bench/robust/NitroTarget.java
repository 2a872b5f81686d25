package dev.reckoner.cli.bench.robust;

import dev.reckoner.appraise.Check;
import dev.reckoner.appraise.EvidenceChecks;
import dev.reckoner.appraise.ReferenceValues;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.cli.bench.robust.Fate.Kind;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.nitro.NitroReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An attestation document: as the file has it, and, where that is text around it, the document's own bytes too. */
final class NitroTarget implements Target {
    private static final NitroReader READER = new NitroReader();
    private static final List<Check> ATTESTATION = EvidenceChecks.all().stream()
            .filter(check -> check.id().equals("attestation"))
            .toList();

    private final String name;
    private final byte[] content;
    private final Optional<Evidence.AttestationDocument> original;

    private NitroTarget(String name, byte[] content) throws IOException {
        this.name = name;
        this.content = content.clone();
        this.original = document(MemoryTrail.read(READER, name, content));
    }

    /** What there is to change in the file; nothing where it is no document at all. */
    static List<Target> of(String name, byte[] content) throws IOException {
        if (!READER.recognises(new MemoryFile(name, content))) {
            return List.of();
        }
        List<Target> targets = new ArrayList<>();
        Optional<byte[]> raw = raw(MemoryTrail.read(READER, name, content));
        if (raw.isPresent() && raw.get().length != content.length) {
            targets.add(new NitroTarget(name + ", the document in it", raw.get()));
        }
        targets.add(new NitroTarget(name, content));
        return targets;
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
        return 0;
    }

    @Override
    public int to() {
        return content.length;
    }

    @Override
    public Fate fate(byte[] changed) throws IOException {
        MemoryTrail trail = MemoryTrail.read(READER, name, changed);
        Optional<Evidence.AttestationDocument> read = document(trail);
        if (read.isEmpty()) {
            return Fate.of(Kind.REFUSED);
        }
        Evidence.AttestationDocument document = read.get();
        if (affirmed(document, trail)) {
            return isSame(document)
                    ? new Fate(Kind.SAME, "text around the document's own bytes")
                    : new Fate(Kind.ACCEPTED, "document " + document.id());
        }
        return Fate.of(
                original.map(Evidence::id).filter(document.id()::equals).isPresent() ? Kind.INVALID : Kind.OTHER_ID);
    }

    private boolean isSame(Evidence.AttestationDocument document) {
        Digest bytes = document.blob();
        return original.map(Evidence::blob).filter(bytes::equals).isPresent();
    }

    private static boolean affirmed(Evidence.AttestationDocument document, MemoryTrail trail) {
        var context = new Check.Context(trail, ReferenceValues.BUILT_IN);
        return ATTESTATION.stream()
                .flatMap(check -> check.appraise(document, context).stream())
                .allMatch(finding -> finding.tier() == Tier.AFFIRMING);
    }

    private static Optional<byte[]> raw(MemoryTrail trail) {
        return document(trail).flatMap(document -> trail.blob(document.blob()));
    }

    private static Optional<Evidence.AttestationDocument> document(MemoryTrail trail) {
        return trail.attestations().stream().findFirst();
    }
}
