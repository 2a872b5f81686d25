package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.reputation.Band;
import dev.reckoner.reputation.Opinion;
import org.junit.jupiter.api.Test;

class ReliabilityFiguresTest {
    @Test
    void nothingInsideIsRoundedToAnEnd() {
        for (double inside : new double[] {1e-300, 1e-9, 0.0004, 0.004, 0.5, 0.996, 0.9996, Math.nextDown(1.0)}) {
            assertThat(ReliabilityFigures.plain(inside)).isNotIn("0.00", "1.00");
            assertThat(ReliabilityFigures.exact(inside)).isNotIn("0.000", "1.000");
        }
        assertThat(ReliabilityFigures.plain(0.9975)).isEqualTo("> 0.99");
        assertThat(ReliabilityFigures.exact(0.9975)).isEqualTo("0.998");
        assertThat(ReliabilityFigures.exact(0.99995)).isEqualTo("> 0.999");
        assertThat(ReliabilityFigures.plain(0.0049)).isEqualTo("< 0.01");
        assertThat(ReliabilityFigures.plain(0.9949)).isEqualTo("0.99");
        assertThat(ReliabilityFigures.plain(0.43749)).isEqualTo("0.44");
    }

    /** Seven and a half good verdicts of somebody who joined others that nothing was found against. */
    @Test
    void aNarrowBandAtTheEndIsWrittenWithItsEnds() {
        var opinion = new Opinion(7.531261737272205, 0, 2, 0.988225353739684);
        assertThat(opinion.expectation()).isCloseTo(0.9975292575978, org.assertj.core.data.Offset.offset(1e-12));
        assertThat(ReliabilityFigures.band(opinion.band(0.90))).isEqualTo("0.992 to > 0.999");
        assertThat(ReliabilityFigures.percent(opinion.uncertainty())).isEqualTo("21 %");
        assertThat(ReliabilityFigures.band(new Band(0.3476, 0.5261))).isEqualTo("0.35 to 0.53");
        assertThat(ReliabilityFigures.band(new Band(0, 0.001))).isEqualTo("< 0.001 to 0.001");
    }

    @Test
    void onlyWhereThereIsNoEvidenceIsAllOfItOpen() {
        assertThat(ReliabilityFigures.uncertainty(1)).isEqualTo("1.00");
        assertThat(ReliabilityFigures.uncertainty(0.9999)).isEqualTo("> 0.99");
        assertThat(ReliabilityFigures.uncertainty(0.001)).isEqualTo("< 0.01");
        assertThat(ReliabilityFigures.percent(1)).isEqualTo("100 %");
        assertThat(ReliabilityFigures.percent(0.999)).isEqualTo("> 99 %");
        assertThat(ReliabilityFigures.percent(0.001)).isEqualTo("< 1 %");
    }
}
