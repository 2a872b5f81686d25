package dev.reckoner.ui.claims;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.Subject;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.ui.control.VerdictLadder;
import dev.reckoner.ui.look.Fonts;
import dev.reckoner.ui.look.Theme;
import dev.reckoner.ui.task.Toolkit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimsLayoutTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 2, 5, 8})
    void theChosenFindingIsWhollyInSightAndNothingIsScrolledThatNeedNotBe(int chosen) {
        Toolkit.startWithoutDisplay();
        Toolkit.call(() -> {
            Fonts.load();
            var list = new FindingList();
            var root = new StackPane(list);
            Theme.LIGHT.applyTo(new Scene(root, 340, 440));
            List<Finding> findings = findings();
            list.show(findings, Optional.of(findings.get(chosen)), true);
            lay(root);
            lay(root);
            Bounds cell = cell(list, chosen);
            assertThat(cell.getMinY()).isGreaterThanOrEqualTo(-1);
            assertThat(cell.getMaxY()).isLessThanOrEqualTo(441);
            if (chosen <= 2) {
                assertThat(cell(list, 0).getMinY()).isBetween(-1.0, 1.0);
            }
            return list;
        });
    }

    @Test
    void theWordsOfTheLadderKeepTheirDistance() {
        Toolkit.startWithoutDisplay();
        List<Bounds> words = Toolkit.call(() -> {
            Fonts.load();
            var root = new HBox(new VerdictLadder(Verdict.OUTSIDE));
            Theme.LIGHT.applyTo(new Scene(root, 600, 80));
            lay(root);
            return root.lookupAll(".ladder-word").stream()
                    .map(Label.class::cast)
                    .map(label -> label.localToScene(label.getLayoutBounds()))
                    .sorted(Comparator.comparingDouble(Bounds::getMinX))
                    .toList();
        });
        assertThat(words).hasSize(4);
        for (int i = 1; i < words.size(); i++) {
            assertThat(words.get(i).getMinX() - words.get(i - 1).getMaxX()).isGreaterThanOrEqualTo(8);
        }
    }

    private static Bounds cell(FindingList list, int index) {
        return list.lookupAll(".list-cell").stream()
                .map(node -> (ListCell<?>) node)
                .filter(cell -> !cell.isEmpty() && cell.getIndex() == index)
                .map(cell -> cell.localToScene(cell.getLayoutBounds()))
                .findFirst()
                .orElseThrow();
    }

    private static List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        Digest claim = Digest.ofSha256("11".repeat(32));
        for (int i = 0; i < 9; i++) {
            findings.add(new Finding(
                    Subject.claim(claim),
                    "check",
                    Tier.AFFIRMING,
                    "EV-NUMBER-" + i,
                    "A sentence that is repeated once or more often. ".repeat(1 + i % 3),
                    "what it rests on",
                    Instant.EPOCH,
                    List.of()));
        }
        return findings;
    }

    private static void lay(Parent root) {
        root.applyCss();
        root.layout();
    }
}
