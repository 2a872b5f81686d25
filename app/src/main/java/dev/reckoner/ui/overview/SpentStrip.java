package dev.reckoner.ui.overview;

import dev.reckoner.audit.CaseCoverage;
import dev.reckoner.audit.PolicyFigures;
import dev.reckoner.sampling.Assurance;
import dev.reckoner.ui.control.Tips;
import dev.reckoner.ui.look.Messages;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Seconds of running claims again, beside what that tells of all claims; the words under it say on what condition. */
final class SpentStrip extends VBox {
    private final FlowPane figures = new FlowPane(28, 6);
    private final Label condition = new Label();

    SpentStrip() {
        super(6);
        setId("overview-spent");
        getStyleClass().add("ruled-top");
        setPadding(new Insets(8, 12, 8, 12));
        condition.getStyleClass().addAll("second", "prose");
        condition.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().addAll(figures, condition);
        setVisible(false);
        setManaged(false);
    }

    void show(CaseCoverage coverage) {
        setVisible(coverage.claims() > 0);
        setManaged(coverage.claims() > 0);
        figures.getChildren()
                .setAll(List.of(
                        figure("spent", Messages.get("overview.spent.seconds"), spent(coverage)),
                        figure("per-point", Messages.get("overview.spent.point"), point(coverage)),
                        figure("next-point", Messages.get("overview.spent.next"), next(coverage)),
                        figure("bound", Messages.get("overview.spent.bound"), bound(coverage))));
        condition.setText(condition(coverage));
    }

    private static String spent(CaseCoverage coverage) {
        var spent = coverage.spent();
        if (spent.runs() == 0) {
            return Messages.get("overview.spent.none");
        }
        String seconds = PolicyFigures.seconds(spent.seconds());
        return spent.isEstimate() ? Messages.get("overview.spent.about", seconds) : seconds;
    }

    private static String point(CaseCoverage coverage) {
        var seconds = coverage.secondsPerPoint();
        return seconds.isPresent() ? PolicyFigures.seconds(seconds.getAsDouble()) : Messages.get("overview.spent.none");
    }

    /** In seconds where a rate is known, else in claims. */
    private static String next(CaseCoverage coverage) {
        return coverage.assurance()
                .nextPoint()
                .map(further -> next(further, coverage))
                .orElseGet(() -> Messages.get("overview.spent.none"));
    }

    private static String next(Assurance.Further further, CaseCoverage coverage) {
        var seconds = coverage.seconds(further);
        return seconds.isPresent()
                ? PolicyFigures.seconds(seconds.getAsDouble())
                : Messages.get("overview.spent.claims", further.runs());
    }

    private static String bound(CaseCoverage coverage) {
        return PolicyFigures.percent(coverage.assurance().bound());
    }

    static String condition(CaseCoverage coverage) {
        var assurance = coverage.assurance();
        return Messages.get(
                assurance.decided() == 0 ? "overview.spent.condition.none" : "overview.spent.condition",
                PolicyFigures.percent(assurance.known()),
                PolicyFigures.percent(assurance.conservative()),
                assurance.inconclusive());
    }

    private static Node figure(String id, String title, String figure) {
        var name = new Label(title);
        name.getStyleClass().add("second");
        Tips.whenCut(name);
        var value = new Label(figure);
        value.getStyleClass().add("figure-2");
        value.setId("overview-" + id);
        value.setMinWidth(Region.USE_PREF_SIZE);
        return new VBox(0, name, value);
    }
}
