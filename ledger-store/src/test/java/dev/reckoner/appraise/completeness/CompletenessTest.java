package dev.reckoner.appraise.completeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CompletenessTest {
    private static final Instant HOUR = Instant.parse("2026-05-12T12:00:00Z");

    @Test
    void anEmptyCaseHasNothingToCount() {
        assertThat(Completeness.of(Stream.empty(), List.of()))
                .isEqualTo(new Completeness(0, 0, 0, 0, 0, Optional.empty(), List.of()));
    }

    @Test
    void gapsAreHoursInWhichNothingOfTheSignedWasSettled() {
        var settlements = List.of(settlement("a", 0), settlement("a", 7300));
        var counts = Completeness.of(
                Stream.of(signed("a", 0), signed("a", 3700), signed("a", 3800), signed("a", 7300)), settlements);
        assertThat(counts.gaps()).containsExactly(new Hour("a", HOUR.plusSeconds(3600), 2, 0));
        assertThat(counts.hours()).hasSize(3);
        assertThat(counts.unsettled()).isEqualTo(2);
    }

    @Test
    void aSettlementOfTheSameSecondIsNeitherBeforeNorAfter() {
        var other = new Settlement(Optional.of("a"), "other", "out", Optional.of(HOUR), Optional.empty());
        var counts = Completeness.of(Stream.of(signed("a", 0)), List.of(other, settlement("a", 20)));
        assertThat(counts.unsettled()).isZero();
        assertThat(counts.uncovered()).isEqualTo(1);
    }

    @Test
    void anotherEnclavesSettlementsCoverNothing() {
        var counts = Completeness.of(
                Stream.of(signed("b", 10)), List.of(settlement("a", 0), settlement("a", 20), settlement("a", 10)));
        assertThat(counts.uncovered()).isEqualTo(1);
        assertThat(counts.unsettled()).isZero();
        assertThat(counts.withoutResponse()).isEqualTo(3);
        assertThat(counts.hours()).isEmpty();
    }

    @Test
    void leavesOfHashesAloneSettleByHashes() {
        var old = new Settlement(Optional.empty(), "in10", "out", Optional.empty(), Optional.empty());
        var counts = Completeness.of(Stream.of(signed("a", 10), signed("a", 11)), List.of(old));
        assertThat(counts.settled()).isEqualTo(1);
        assertThat(counts.withoutResponse()).isZero();
    }

    @Test
    void theDistributionIsByNearestRank() {
        long[] hundred = IntStream.rangeClosed(1, 100).mapToLong(i -> 101 - i).toArray();
        assertThat(Delays.of(hundred)).contains(new Delays(100, 1, 50, 95, 100));
        assertThat(Delays.of(new long[] {-3})).contains(new Delays(1, -3, -3, -3, -3));
        assertThat(Delays.of(new long[] {4, 1})).contains(new Delays(2, 1, 1, 4, 4));
        assertThat(Delays.of(new long[0])).isEmpty();
    }

    @Test
    void timesAreReadAsSecondsOrAsIso() {
        assertThat(Signed.time("1747001000")).contains(Instant.ofEpochSecond(1747001000));
        assertThat(Signed.time("2025-12-16T08:20:26.491885+00:00")).contains(Instant.parse("2025-12-16T08:20:26Z"));
        for (String odd :
                List.of("", "-1", "soon", "9".repeat(40), "+999999-01-01T00:00:00Z", "0001-01-01T00:00:00Z")) {
            assertThat(Signed.time(odd)).as(odd).isEmpty();
        }
    }

    private static Signed signed(String teeId, int second) {
        return new Signed(teeId, "in" + second, "out", HOUR.plusSeconds(second));
    }

    private static Settlement settlement(String teeId, int second) {
        return new Settlement(
                Optional.of(teeId),
                "in" + second,
                "out",
                Optional.of(HOUR.plusSeconds(second)),
                Optional.of(HOUR.plusSeconds(second + 5)));
    }
}
