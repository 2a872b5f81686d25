package dev.reckoner.ui.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ColumnWidthsTest {
    @Test
    void aColumnIsAsWideAsItsNamesNeedOnTheGrid() {
        assertThat(ColumnWidths.of(new double[] {80, 161.5, 130})).containsExactly(116, 164, 132);
    }

    @Test
    void aHashIsCutBeforeItWidensItsColumnWithoutEnd() {
        assertThat(ColumnWidths.of(new double[] {400, 120})).containsExactly(Grid.WIDEST_NODE, 120);
    }

    @Test
    void allColumnsTogetherFitBesideTheInspectorWithLegibleText() {
        double[] widths = ColumnWidths.of(new double[] {400, 400, 130, 400, 400, 120});
        double all =
                2 * Grid.MARGIN + 5 * Grid.COLUMN_GAP + Arrays.stream(widths).sum();
        assertThat(all).isBetween(Grid.WINDOW - 6 * Grid.UNIT, Grid.WINDOW);
        assertThat(widths[2]).as("what fits gives nothing up").isEqualTo(132);
    }

    @Test
    void noNodeIsNarrowerThanTheLeast() {
        double[] needed = new double[12];
        Arrays.fill(needed, 300);
        assertThat(ColumnWidths.of(needed)).containsOnly(Grid.LEAST_NODE);
    }
}
