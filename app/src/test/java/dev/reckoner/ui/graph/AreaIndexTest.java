package dev.reckoner.ui.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.ui.chart.Area;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AreaIndexTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 15, 16, 17, 256, 257, 5000})
    void itFindsExactlyWhatMeetsTheWindowInAscendingOrder(int size) {
        var random = new Random(size);
        List<Area> areas = IntStream.range(0, size).mapToObj(i -> area(random)).toList();
        var index = new AreaIndex(areas);
        for (int i = 0; i < 200; i++) {
            Area window = area(random);
            int[] expected = IntStream.range(0, size)
                    .filter(area -> areas.get(area).meets(window))
                    .toArray();
            assertThat(index.meeting(window)).isEqualTo(expected);
        }
    }

    /** Some are points, some as high as the whole; whole numbers, so that edges touch. */
    private static Area area(Random random) {
        int high = random.nextInt(20) == 0 ? 500 : 12;
        return new Area(random.nextInt(1000), random.nextInt(1000), random.nextInt(60), random.nextInt(high));
    }

    @Test
    void whatOnlyTouchesTheWindowIsFound() {
        var index = new AreaIndex(List.of(new Area(0, 0, 10, 10), new Area(10.5, 0, 10, 10)));
        assertThat(index.meeting(new Area(10, 10, 0.25, 5))).containsExactly(0);
    }
}
