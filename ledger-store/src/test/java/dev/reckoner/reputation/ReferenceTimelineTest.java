package dev.reckoner.reputation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reckoner.Vectors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What SciPy computes of eight events with a half-life of thirty days, times in days. */
class ReferenceTimelineTest {
    private static final Offset<Double> MILLIONTH = within(1e-6);

    @Test
    void evidenceExpectationAndUncertaintyAreThoseOfTheReference() throws IOException {
        JsonNode reference = reference();
        List<TimelineStep> steps = timeline(reference).steps();
        assertThat(steps).hasSize(8).hasSameSizeAs(reference);
        for (int i = 0; i < steps.size(); i++) {
            JsonNode expected = reference.get(i);
            Opinion opinion = steps.get(i).after();
            assertThat(opinion.r()).isCloseTo(number(expected, "r"), MILLIONTH);
            assertThat(opinion.s()).isCloseTo(number(expected, "s"), MILLIONTH);
            assertThat(opinion.expectation()).isCloseTo(number(expected, "E"), MILLIONTH);
            assertThat(opinion.uncertainty()).isCloseTo(number(expected, "u"), MILLIONTH);
        }
    }

    @Test
    void bandsAreThoseOfTheReference() throws IOException {
        JsonNode reference = reference();
        for (int i = 0; i < reference.size(); i++) {
            Band band = timeline(reference).steps().get(i).after().band(0.90);
            assertThat(band.low()).isCloseTo(number(reference.get(i), "lo05"), MILLIONTH);
            assertThat(band.high()).isCloseTo(number(reference.get(i), "hi95"), MILLIONTH);
        }
    }

    @Test
    void theCurveThroughThemIsThatOfTheReference() throws IOException {
        JsonNode reference = reference();
        Timeline timeline = timeline(reference);
        TimelineCurve curve = new TimelineCurve(
                new TimelineReplay(timeline),
                timeline.steps().stream().map(TimelineStep::at).toList());
        curve.evaluate(ReputationParameters.DEFAULT.halfLife());
        curve.evaluateBand();
        for (int i = 0; i < reference.size(); i++) {
            assertThat(curve.expectation(i)).isCloseTo(number(reference.get(i), "E"), MILLIONTH);
            assertThat(curve.uncertainty(i)).isCloseTo(number(reference.get(i), "u"), MILLIONTH);
            assertThat(curve.low(i)).isCloseTo(number(reference.get(i), "lo05"), MILLIONTH);
            assertThat(curve.high(i)).isCloseTo(number(reference.get(i), "hi95"), MILLIONTH);
        }
    }

    @Test
    void nothingIsShownBeforeThereIsEvidenceEnough() throws IOException {
        assertThat(timeline(reference()).steps())
                .extracting(step -> step.after().isShown(ReputationParameters.DEFAULT))
                .containsExactly(false, false, true, true, true, true, true, true);
    }

    private static Timeline timeline(JsonNode reference) {
        List<ReputationEvent> events = new ArrayList<>();
        for (JsonNode each : reference) {
            Outcome outcome = each.get("good").asInt() == 1 ? Outcome.GOOD : Outcome.BAD;
            events.add(Events.event(number(each, "t"), outcome, number(each, "w"), events.size()));
        }
        return Timeline.of(events, ReputationParameters.DEFAULT);
    }

    private static double number(JsonNode node, String member) {
        return node.required(member).asDouble();
    }

    private static JsonNode reference() throws IOException {
        return new ObjectMapper()
                .readTree(Vectors.file("statistics-reputation-reference.json").toFile())
                .required("beta_reputation_half30");
    }
}
