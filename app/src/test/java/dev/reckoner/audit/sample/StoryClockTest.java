package dev.reckoner.audit.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class StoryClockTest {
    private static final Instant BEGIN = Instant.parse("2026-03-17T09:00:00Z");
    private static final Instant LATER = Instant.parse("2026-04-18T09:00:00Z");

    @Test
    void tellsTheTimeOfTheStoryWhileItIsTold() {
        var clock = clock(Instant.parse("2030-01-01T00:00:00Z"));
        assertThat(clock.instant()).isEqualTo(BEGIN);
        clock.goOn(LATER);
        assertThat(clock.instant()).isEqualTo(LATER);
    }

    @Test
    void doesNotGoBack() {
        var clock = clock(LATER);
        clock.goOn(LATER);
        assertThatIllegalArgumentException().isThrownBy(() -> clock.goOn(BEGIN));
    }

    @Test
    void tellsTheOtherTimeOnceTheStoryIsTold() {
        var now = Instant.parse("2030-01-01T00:00:00Z");
        var clock = clock(now);
        clock.goOn(LATER);
        clock.end();
        assertThat(clock.instant()).isEqualTo(now);
    }

    @Test
    void staysAtTheEndOfTheStoryWhereTheOtherClockIsBehind() {
        var clock = clock(Instant.parse("2020-01-01T00:00:00Z"));
        clock.goOn(LATER);
        clock.end();
        assertThat(clock.instant()).isEqualTo(LATER);
    }

    private static StoryClock clock(Instant after) {
        return new StoryClock(BEGIN, Clock.fixed(after, ZoneOffset.UTC));
    }
}
