package dev.reckoner.runtime.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.runtime.execute.Cancellation;
import org.junit.jupiter.api.Test;

/** Nobody who runs the model honestly is accused, in whatever configuration; -Dreckoner.honest.pairs sets how many are tried. */
class HonestRunsTest {
    @Test
    void nobodyHonestIsAccused() throws Exception {
        int pairs = Integer.getInteger("reckoner.honest.pairs", 250);
        var result = HonestTrial.run(
                MiniLm.model(),
                MiniLm.profile(),
                Machine.processor(MiniLm.reexecutor()),
                pairs,
                20_260_101,
                CalibrationProgress.SILENT,
                Cancellation.none());

        assertThat(result.accusations()).isEmpty();
        assertThat(result.undecided()).isZero();
        assertThat(result.pairs()).isEqualTo(pairs);
        // Claims and checks were not all in configurations of the same bits.
        assertThat(result.exact()).isBetween(pairs / 10, pairs * 9 / 10);
    }
}
