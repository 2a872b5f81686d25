package dev.reckoner.reputation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReputationParametersTest {
    private static final ReputationParameters ORDINARY = ReputationParameters.DEFAULT;
    private static final EvidenceWeights WEIGHTS = EvidenceWeights.DEFAULT;

    @Test
    void theyAreHeldAsJsonAndReadBack() throws IOException {
        JsonMapper mapper = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        String json = mapper.writeValueAsString(ORDINARY);
        assertThat(mapper.readTree(json)).isEqualTo(mapper.readTree("""
                        {"halfLife": "PT720H", "priorWeight": 2.0, "baseRate": 0.5, "bandLevel": 0.9, "hiddenFrom": 0.5,
                         "weights": {"bitExact": 1.0, "withinEmpirical": 1.0, "withinTheoretical": 0.5, "outside": 5.0,
                                     "samplingCap": 10.0},
                         "timeBasis": "KNOWN"}"""));
        assertThat(mapper.readValue(json, ReputationParameters.class)).isEqualTo(ORDINARY);
    }

    @Test
    void aHalfLifeIsFromAnHourToAHundredYears() {
        ORDINARY.withHalfLife(Duration.ofHours(1));
        ORDINARY.withHalfLife(Duration.ofDays(36_525));
        for (Duration no : new Duration[] {
            Duration.ofHours(1).minusNanos(1),
            Duration.ofDays(36_525).plusNanos(1),
            Duration.ZERO,
            Duration.ofDays(-30),
            Duration.ofSeconds(Long.MAX_VALUE)
        }) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ORDINARY.withHalfLife(no))
                    .withMessageContaining("half-life is from an hour to a hundred years");
        }
    }

    @Test
    void sharesLieBetweenNoneAndAll() {
        for (double no : new double[] {0, 1, -0.5, 2, Double.NaN}) {
            assertThatIllegalArgumentException().isThrownBy(() -> ORDINARY.withBaseRate(no));
            assertThatIllegalArgumentException().isThrownBy(() -> with(2, no, 0.5));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> with(2, 0.9, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> with(2, 0.9, 1.1));
        assertThatIllegalArgumentException().isThrownBy(() -> with(0, 0.9, 0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> with(Double.NaN, 0.9, 0.5));
    }

    @Test
    void stepsOfTheLadderWeighWhatTheyProve() {
        assertThat(WEIGHTS.of(LadderStep.BIT_EXACT, 1)).isEqualTo(1);
        assertThat(WEIGHTS.of(LadderStep.WITHIN_EMPIRICAL, 1)).isEqualTo(1);
        assertThat(WEIGHTS.of(LadderStep.WITHIN_THEORETICAL, 1)).isEqualTo(0.5);
        assertThat(WEIGHTS.of(LadderStep.OUTSIDE, 1)).isEqualTo(5);
    }

    @Test
    void aClaimThatWasDrawnStandsForItsLikeUpToACap() {
        assertThat(WEIGHTS.of(LadderStep.BIT_EXACT, 0.25)).isEqualTo(4);
        assertThat(WEIGHTS.of(LadderStep.OUTSIDE, 0.2)).isCloseTo(25, within(1e-12));
        assertThat(WEIGHTS.of(LadderStep.WITHIN_THEORETICAL, 1e-300)).isEqualTo(5);
        for (double no : new double[] {0, -1, 1.000001, Double.NaN}) {
            assertThatIllegalArgumentException().isThrownBy(() -> WEIGHTS.of(LadderStep.BIT_EXACT, no));
        }
    }

    @Test
    void weightsAreFiniteAndAboveNothing() {
        for (double no : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new EvidenceWeights(no, 1, 0.5, 5, 10));
            assertThatIllegalArgumentException().isThrownBy(() -> new EvidenceWeights(1, 1, 0.5, no, 10));
            assertThatIllegalArgumentException().isThrownBy(() -> new EvidenceWeights(1, 1, 0.5, 5, no));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new ReputationEvent(Events.START, Outcome.GOOD, no, Events.ground(1)));
        }
    }

    @Test
    void stepsAreKnownByTheirNames() {
        assertThat(LadderStep.named("OUTSIDE").outcome()).isEqualTo(Outcome.BAD);
        assertThat(LadderStep.named("WITHIN_THEORETICAL").outcome()).isEqualTo(Outcome.GOOD);
        assertThat(LadderStep.named("INCONCLUSIVE").outcome()).isEqualTo(Outcome.UNDECIDED);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LadderStep.named("outside"))
                .withMessageContaining("no step outside");
    }

    @Test
    void anEventCountsWhenItBecameKnownOrWhenTheAnswerWasMade() {
        Instant known = Events.day(9);
        Instant made = Events.day(2);
        assertThat(TimeBasis.KNOWN.of(known, Optional.of(made))).isEqualTo(known);
        assertThat(TimeBasis.MADE.of(known, Optional.of(made))).isEqualTo(made);
    }

    @Test
    void aTimeOfMakingThatIsMissingOrLaterThanTheVerdictGivesWay() {
        Instant known = Events.day(9);
        assertThat(TimeBasis.MADE.of(known, Optional.empty())).isEqualTo(known);
        assertThat(TimeBasis.MADE.of(known, Optional.of(Events.day(10)))).isEqualTo(known);
    }

    private static ReputationParameters with(double priorWeight, double bandLevel, double hiddenFrom) {
        return new ReputationParameters(
                ORDINARY.halfLife(), priorWeight, 0.5, bandLevel, hiddenFrom, WEIGHTS, TimeBasis.KNOWN);
    }
}
