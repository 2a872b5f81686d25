package dev.reckoner.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContestTest {
    private long now;
    private final StringBuilder order = new StringBuilder();

    @Test
    void timesBothSidesInTurnAfterAWarmUpOfTheirOwn() throws Exception {
        Timings timings = contest().run(work('a', 10), work('b', 5), 5);

        assertThat(order.toString()).isEqualTo("aaaa" + "bbbbbbbb" + "aabb".repeat(5));
        assertThat(timings.perRound()).isEqualTo(2);
        assertThat(timings.ours()).containsOnly(10.0).hasSize(5);
        assertThat(timings.peer()).containsOnly(5.0).hasSize(5);
        assertThat(timings.ratio()).isEqualTo(2);
    }

    @Test
    void theRatioIsTheMedianOfNeighbours() {
        Timings timings =
                new Timings(1, List.of(10.0, 100.0, 11.0, 12.0, 300.0), List.of(10.0, 100.0, 10.0, 10.0, 100.0));

        assertThat(timings.ratio()).isEqualTo(1.1);
    }

    @Test
    void theMedianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
        assertThat(Timings.quantile(List.of(4.0, 1.0, 3.0, 2.0), 0.5)).isEqualTo(2.5);
        assertThat(Timings.quantile(List.of(4.0, 1.0, 3.0, 2.0), 1)).isEqualTo(4);
        assertThat(Timings.quantile(List.of(), 0.5)).isNaN();
    }

    @Test
    void aFigureReadsAsALineForScripts() {
        assertThat(new Figure("reexecute.overhead", 1.034, Figure.Bound.AT_MOST, 1.10).line())
                .isEqualTo("figure reexecute.overhead 1.034 must <= 1.100 ok");
        assertThat(new Figure("import.rate", 123_456.7, Figure.Bound.AT_LEAST, 200_000).line())
                .isEqualTo("figure import.rate 123457 must >= 200000 short");
        assertThat(new Figure("x", Double.NaN, Figure.Bound.AT_MOST, 1).ok()).isFalse();
    }

    @Test
    void aReportIsGoodOnlyIfItHasFiguresAndAllAre() {
        List<String> lines = new ArrayList<>();
        Report report = new Report(lines::add);
        assertThat(report.finish()).isFalse();

        report.figure(new Figure("a", 1, Figure.Bound.AT_MOST, 1));
        assertThat(report.finish()).isTrue();

        report.figure(new Figure("b", 2, Figure.Bound.AT_MOST, 1));
        assertThat(report.finish()).isFalse();
        assertThat(lines).last().isEqualTo("figure b 2.000 must <= 1.000 short");
    }

    @Test
    void theRatioOfMediansIsThatOfTheSidesEachForItself() {
        Timings timings = new Timings(1, List.of(6.0, 2.0, 90.0), List.of(1.0, 3.0, 40.0));

        assertThat(timings.ratioOfMedians()).isEqualTo(2);
    }

    @Test
    void fewerThanFiveRoundsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Bench.Setting(() -> Path.of(""), Optional.empty(), Optional.of(1), Optional.empty(), 4));
    }

    /** Warm-up of 40 ticks for each side, rounds of 20. */
    private Contest contest() {
        return new Contest(Duration.ofNanos(40), Duration.ofNanos(20), () -> now);
    }

    private Contest.Work work(char name, long takes) {
        return () -> {
            order.append(name);
            now += takes;
        };
    }
}
