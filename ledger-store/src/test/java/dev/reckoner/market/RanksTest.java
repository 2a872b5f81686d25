package dev.reckoner.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RanksTest {
    @Test
    void theMedianWithoutOneIsThatOfTheOthers() {
        var random = new Random(3);
        for (int n = 2; n < 12; n++) {
            List<Double> values = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                // Some are alike.
                values.add((double) random.nextInt(6));
            }
            List<Double> upwards = Ranks.upwards(values.stream());
            for (int i = 0; i < n; i++) {
                List<Double> others = new ArrayList<>(values);
                double one = others.remove(i);
                assertThat(Ranks.medianWithout(one, upwards))
                        .as("%s without %s", values, one)
                        .isEqualTo(Ranks.median(others));
            }
        }
    }
}
