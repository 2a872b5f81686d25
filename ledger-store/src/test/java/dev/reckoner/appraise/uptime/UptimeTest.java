package dev.reckoner.appraise.uptime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.crypto.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Spans and silences of an enclave. */
class UptimeTest {
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final Instant START = Instant.parse("2026-05-01T00:00:00Z");

    @Test
    void nothingWasToldOfAnEnclaveWithoutBeats() {
        Uptime none = Uptime.of("0x1", List.of(), HALF_AN_HOUR);
        assertThat(none.alive()).isEmpty();
        assertThat(none.silences()).isEmpty();
        assertThat(none.aliveFor()).isZero();
    }

    @Test
    void exactlyTheAgeAllowedIsNoSilence() {
        Uptime uptime = uptime(0, 30, 60);
        assertThat(uptime.silences()).isEmpty();
        assertThat(uptime.alive()).containsExactly(new Uptime.Span(START, START.plus(Duration.ofHours(1)), 3, 3));
    }

    @Test
    void moreThanThatIsOneWhateverTheOrderOfTheEvidence() {
        Uptime uptime = uptime(91, 0, 120, 15, 30);
        assertThat(uptime.silences()).singleElement().satisfies(silence -> {
            assertThat(silence.length()).isEqualTo(Duration.ofMinutes(61));
            assertThat(silence.last().at()).isEqualTo(START.plus(Duration.ofMinutes(30)));
            assertThat(silence.next().at()).isEqualTo(START.plus(Duration.ofMinutes(91)));
        });
        assertThat(uptime.alive()).extracting(Uptime.Span::beats).containsExactly(3, 2);
        assertThat(uptime.aliveFor()).isEqualTo(Duration.ofMinutes(59));
    }

    @Test
    void oneHeartbeatThatCameTwiceCountsOnce() {
        List<Beat> twice = List.of(beat(0, false), beat(0, true), beat(10, false));
        assertThat(Uptime.of("0x1", twice, HALF_AN_HOUR).alive())
                .containsExactly(new Uptime.Span(START, START.plus(Duration.ofMinutes(10)), 2, 1));
    }

    private static Uptime uptime(long... minutes) {
        List<Beat> beats =
                LongStream.of(minutes).mapToObj(minute -> beat(minute, true)).toList();
        return Uptime.of("0x1", beats, HALF_AN_HOUR);
    }

    private static Beat beat(long minute, boolean signed) {
        return new Beat(START.plus(Duration.ofMinutes(minute)), signed, Digest.sha256(new byte[] {(byte) minute}));
    }
}
