package dev.reckoner.attribution;

import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.projection.ClaimCondition.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is isolated: the claims to which all that is named applies.
 *
 * @param party the party
 * @param key id of the signing key, SHA-256 of its SubjectPublicKeyInfo
 * @param build the build, as {@link MeansNodes#build} knows it
 * @param model name and version
 * @param made when the claims were made
 */
public record Scope(
        Optional<NodeId> party,
        Optional<Digest> key,
        Optional<String> build,
        Optional<String> model,
        Optional<Span> made) {
    /** A scope of nothing yet, which isolates nothing. */
    public static final Scope NOTHING =
            new Scope(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** A window that ends no earlier is open. */
    private static final Instant OPEN = Instant.parse("9999-01-01T00:00:00Z");

    public Scope {
        party.ifPresent(Scope::requireParty);
    }

    private static void requireParty(NodeId party) {
        switch (party.kind()) {
            case PROVIDER, OPERATOR, APPLICATION, PAYER -> {}
            default -> throw new IllegalArgumentException(party.kind() + " is no party");
        }
    }

    /** A party alone. */
    public static Scope party(NodeKind kind, String id) {
        return NOTHING.withParty(Optional.of(new NodeId(kind, id)));
    }

    /**
     * What is of one node.
     *
     * @param label its name; of a model its name and version
     * @throws IllegalArgumentException if the node is neither a party nor a key, a build or a model
     */
    public static Scope of(NodeId node, String label) {
        return switch (node.kind()) {
            case KEY -> NOTHING.withKey(Optional.of(Digest.ofSha256(node.key())));
            case BUILD -> NOTHING.withBuild(Optional.of(node.key()));
            case MODEL -> NOTHING.withModel(Optional.of(label));
            default -> NOTHING.withParty(Optional.of(node));
        };
    }

    /** True if nothing is named, which would isolate every claim. */
    public boolean namesNothing() {
        return equals(NOTHING);
    }

    /** What is named, in words. */
    public String words() {
        var words = new ArrayList<String>();
        party.ifPresent(id -> words.add(id.kind().wireName() + " " + id.key()));
        key.ifPresent(id -> words.add("key " + id.abbreviated()));
        build.ifPresent(id -> words.add("build " + Digest.ofSha256(id).abbreviated()));
        model.ifPresent(id -> words.add("model " + id));
        made.ifPresent(span -> words.add("answers from " + time(span.from())
                + (span.until().isBefore(OPEN) ? " until " + time(span.until()) : " on")));
        return String.join(", ", words);
    }

    /** The day alone where it is the beginning of one. */
    private static String time(Instant at) {
        return at.equals(at.truncatedTo(ChronoUnit.DAYS))
                ? LocalDate.ofInstant(at, ZoneOffset.UTC).toString()
                : at.toString();
    }

    /** The nodes that it names. */
    public List<NodeId> nodes() {
        return Stream.of(
                        party,
                        key.map(id -> new NodeId(NodeKind.KEY, id.hex())),
                        build.map(id -> new NodeId(NodeKind.BUILD, id)))
                .flatMap(Optional::stream)
                .toList();
    }

    public Scope withParty(Optional<NodeId> chosen) {
        return new Scope(chosen, key, build, model, made);
    }

    public Scope withKey(Optional<Digest> chosen) {
        return new Scope(party, chosen, build, model, made);
    }

    public Scope withBuild(Optional<String> chosen) {
        return new Scope(party, key, chosen, model, made);
    }

    public Scope withModel(Optional<String> chosen) {
        return new Scope(party, key, build, chosen, made);
    }

    public Scope withMade(Optional<Span> chosen) {
        return new Scope(party, key, build, model, chosen);
    }
}
