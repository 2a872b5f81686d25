package dev.reckoner.attribution;

import dev.reckoner.coordination.Means;
import dev.reckoner.coordination.MeansKind;
import dev.reckoner.coordination.Use;
import dev.reckoner.crypto.Digest;
import dev.reckoner.grade.Grade;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * That a party used something which others may use too.
 *
 * @param party the operator; the provider where claims do not say who operates
 * @param provider the provider that its claims name, or nothing
 * @param means the key, build, certificate, endpoint or account
 * @param grade how sure the surest of its claims makes it
 * @param claims how many claims say so; 0 where only something else does, such as a registration
 * @param first when the earliest of them was made; when it was recorded, where no claim says it
 * @param last when the latest was
 * @param grounds the evidence items that show it; none where a trail merely states it
 */
public record MeansUse(
        NodeId party,
        String provider,
        Node means,
        Grade grade,
        long claims,
        Instant first,
        Instant last,
        List<Digest> grounds) {
    public MeansUse {
        grounds = List.copyOf(grounds);
    }

    MeansUse with(MeansUse other) {
        return new MeansUse(
                party,
                provider,
                means.with(other.means),
                grade.compareTo(other.grade) <= 0 ? grade : other.grade,
                claims + other.claims,
                first.isBefore(other.first) ? first : other.first,
                last.isAfter(other.last) ? last : other.last,
                Stream.concat(grounds.stream(), other.grounds.stream())
                        .distinct()
                        .toList());
    }

    /** The name of the means, where it has one, else its label. */
    public String title() {
        return means.attribute("name").isEmpty() ? means.label() : means.attribute("name");
    }

    /** The same as the search for what parties share takes it; party and means are known by their nodes' ids. */
    public Use use() {
        var shared = new Means(kind(means.id().kind()), means.id().key(), title());
        return new Use(party.toString(), shared, grade, first, last, claims, grounds);
    }

    private static MeansKind kind(NodeKind kind) {
        return switch (kind) {
            case KEY -> MeansKind.SIGNING_KEY;
            case BUILD -> MeansKind.BUILD;
            case CERTIFICATE -> MeansKind.TLS_CERTIFICATE;
            case ENDPOINT -> MeansKind.ENDPOINT;
            case PAYOUT -> MeansKind.PAYOUT_ADDRESS;
            default ->
                throw new IllegalArgumentException("A " + kind.wireName() + " is nothing that parties serve by.");
        };
    }

    /** The node of a means. */
    public static NodeId node(Means means) {
        return new NodeId(
                switch (means.kind()) {
                    case SIGNING_KEY -> NodeKind.KEY;
                    case BUILD -> NodeKind.BUILD;
                    case TLS_CERTIFICATE -> NodeKind.CERTIFICATE;
                    case ENDPOINT -> NodeKind.ENDPOINT;
                    case PAYOUT_ADDRESS -> NodeKind.PAYOUT;
                    case WRONG_ANSWER -> NodeKind.ANSWER;
                },
                means.id());
    }
}
