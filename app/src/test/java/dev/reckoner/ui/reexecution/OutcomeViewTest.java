package dev.reckoner.ui.reexecution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.AllClaims;
import dev.reckoner.audit.ClaimDetail;
import dev.reckoner.audit.InventedCase;
import dev.reckoner.audit.ReexecutionOptions;
import dev.reckoner.audit.ReexecutionOutcome;
import dev.reckoner.audit.RerunDepth;
import dev.reckoner.audit.TaskProgress;
import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.compare.Comparison;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.ui.control.Notices;
import dev.reckoner.ui.look.Theme;
import dev.reckoner.ui.task.Background;
import dev.reckoner.ui.task.Toolkit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.javafx.FontIcon;

/** What of an outcome is in sight. */
class OutcomeViewTest {
    private final InventedCase auditCase = new InventedCase();
    private final Digest claim = AllClaims.of(auditCase).get(96).id();

    @BeforeAll
    static void start() {
        Toolkit.startWithoutDisplay();
    }

    private ReexecutionOutcome with(Verdict verdict, String code, List<Comparison> outputs) {
        ReexecutionOutcome like = auditCase
                .reexecute(List.of(claim), ReexecutionOptions.DEFAULT, outcome -> {}, TaskProgress.SILENT)
                .getFirst();
        return new ReexecutionOutcome(
                like.claim(),
                verdict,
                code,
                "An input is not in the case",
                outputs,
                Optional.empty(),
                outputs.isEmpty() ? Map.of() : like.environment(),
                Duration.ZERO,
                RerunDepth.NONE);
    }

    private <T> T shown(ReexecutionOutcome outcome, Function<OutcomeView, T> look) {
        return Toolkit.call(() -> {
            var model = new OutcomeViewModel(auditCase, Background.direct(), new InventedOffers(), reason -> {
                throw new AssertionError(reason);
            });
            var view = new OutcomeView(model, new Notices(), Optional.empty());
            Theme.LIGHT.applyTo(new Scene(view, 960, 800));
            Optional<ClaimDetail> detail = auditCase.claim(claim);
            model.show("c-2097", detail, outcome);
            view.applyCss();
            view.layout();
            return look.apply(view);
        });
    }

    private List<Comparison> outputs() {
        return auditCase
                .reexecute(List.of(claim), ReexecutionOptions.DEFAULT, outcome -> {}, TaskProgress.SILENT)
                .getFirst()
                .outputs();
    }

    @Test
    void whereNothingWasComparedOneCardSaysWhatIsMissingAndWhomToAsk() {
        List<String> words = shown(with(Verdict.INCONCLUSIVE, "EX-INPUT-MISSING", List.of()), view -> {
            assertThat(isInSight(view.lookup("#error-histogram"))).isFalse();
            return view.lookup("#nothing-compared").lookupAll(".label").stream()
                    .map(node -> ((Label) node).getText())
                    .toList();
        });
        assertThat(words).contains("An input is not in the case").anyMatch(text -> text.startsWith("Ask the producer"));
    }

    private static boolean isInSight(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    @Test
    void anUnknownBatchWasComparedButNotSearched() {
        ReexecutionOutcome outcome = with(Verdict.INCONCLUSIVE, "EX-INCONCLUSIVE-BATCH", outputs());
        assertThat(this.<String>shown(outcome, view -> ((Label) view.lookup("#explanation")).getText()))
                .isEqualTo("Not searched: the batch is unknown, so a difference is expected");
    }

    @Test
    void thatNothingExplainsItSpeaksAgainstNobody() {
        ReexecutionOutcome outcome = with(Verdict.OUTSIDE, "EX-OUTSIDE", outputs());
        String icon = shown(
                outcome, view -> ((FontIcon) ((Label) view.lookup("#explanation")).getGraphic()).getIconLiteral());
        assertThat(icon).isEqualTo("fth-minus-circle");
    }
}
