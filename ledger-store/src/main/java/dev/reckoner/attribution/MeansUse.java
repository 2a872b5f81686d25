package dev.reckoner.attribution;

import java.time.Instant;

/**
 * That a party used something which others may use too.
 *
 * @param party the operator
 * @param provider the provider that its claims name, or nothing
 * @param means the key, build, endpoint or account
 * @param grade how sure the surest of its claims makes it
 * @param claims how many claims say so
 * @param first when the earliest of them was made
 * @param last when the latest was
 */
public record MeansUse(
        NodeId party, String provider, Node means, Grade grade, long claims, Instant first, Instant last) {
    MeansUse with(MeansUse other) {
        return new MeansUse(
                party,
                provider,
                means.with(other.means),
                grade.compareTo(other.grade) <= 0 ? grade : other.grade,
                claims + other.claims,
                first.isBefore(other.first) ? first : other.first,
                last.isAfter(other.last) ? last : other.last);
    }
}
