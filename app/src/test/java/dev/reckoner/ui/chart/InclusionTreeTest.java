package dev.reckoner.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.InclusionPath;
import dev.reckoner.audit.InventedCase;
import org.junit.jupiter.api.Test;

/** The path of entry 12 of 486, which is 9 levels long. */
class InclusionTreeTest {
    private final InventedCase invented = new InventedCase();
    private final InclusionPath path = invented.desk().path(12);

    private static long nodes(Picture picture) {
        return picture.shapes().stream().filter(Shape.Plate.class::isInstance).count();
    }

    private static boolean says(Picture picture, String words) {
        return picture.shapes().stream()
                .anyMatch(
                        shape -> shape instanceof Shape.Words one && one.text().equals(words));
    }

    @Test
    void withRoomEveryNodeIsDrawn() {
        Picture picture = InclusionTree.of(path, 420, 900);
        assertThat(nodes(picture)).isEqualTo(10 + 9);
        assertThat(says(picture, "root of 486")).isTrue();
        assertThat(says(picture, "entry 12")).isTrue();
        assertThat(says(picture, "entry 13")).isTrue();
    }

    @Test
    void withoutRoomLevelsAreFoldedAndCountedAndTheTableHasThemAll() {
        Picture picture = InclusionTree.of(path, 420, 260);
        assertThat(nodes(picture)).isEqualTo(5 + 4);
        assertThat(says(picture, "9 levels,")).isTrue();
        assertThat(says(picture, "5 folded")).isTrue();
        assertThat(picture.twin().rows()).hasSize(10);
        assertThat(picture.twin().rows().getLast().getLast())
                .isEqualTo(path.root().hex());
    }

    @Test
    void everyNodeStaysWithinThePicture() {
        for (int index = 0; index < 486; index++) {
            Picture picture = InclusionTree.of(invented.desk().path(index), 330, 320);
            assertThat(picture.shapes().stream()
                            .filter(Shape.Plate.class::isInstance)
                            .map(Shape.Plate.class::cast))
                    .allMatch(node -> node.x() >= 0 && node.x() + node.width() <= 330)
                    .allMatch(node -> node.y() + node.height() <= 320);
        }
    }

    @Test
    void theSummarySaysWhetherTheEntryIsIncluded() {
        assertThat(InclusionTree.of(path, 420, 300).summary())
                .isEqualTo("Entry 12 is included: 9 hashes lead from its bytes to the signed root of 486 entries.");
        invented.desk().damage(2);
        assertThat(InclusionTree.of(invented.desk().path(12), 420, 300).summary())
                .isEqualTo("Entry 12 is not included: the path breaks at level 2.");
    }
}
