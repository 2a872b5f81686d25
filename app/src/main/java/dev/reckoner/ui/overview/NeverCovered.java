package dev.reckoner.ui.overview;

import dev.reckoner.audit.CaseCoverage;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What no claim carries, with what one would have to collect; and what no signature covers. Scrolls within its card. */
final class NeverCovered extends ScrollPane {
    private final VBox lines = new VBox(8);

    NeverCovered() {
        setContent(lines);
        setId("never-covered");
        lines.setPadding(new Insets(10, 12, 10, 12));
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setMinHeight(0);
        setPrefHeight(0);
        setAccessibleText(Messages.get("overview.never"));
    }

    void show(CaseCoverage coverage) {
        lines.getChildren().clear();
        for (var never : coverage.never()) {
            line(
                    Messages.get("check." + never.kind().check()),
                    Messages.get("overview.never.claims", Figures.count(coverage.claims())),
                    Messages.get("overview.never.collect", never.kind().collect()));
        }
        if (coverage.never().isEmpty()) {
            lines.getChildren().add(styled(Messages.get("overview.never.nothing"), "second"));
        }
        unsigned(coverage.unsigned());
    }

    private void unsigned(CaseCoverage.Unsigned unsigned) {
        if (unsigned.parts().isEmpty()) {
            return;
        }
        var title = styled(
                Messages.get(
                        unsigned.read() < unsigned.claims() ? "overview.unsigned.some" : "overview.unsigned",
                        unsigned.read(),
                        Figures.count(unsigned.claims())),
                "panel-title");
        lines.getChildren().add(title);
        unsigned.parts()
                .forEach(part -> line(
                        part.id(),
                        Messages.get("overview.unsigned.count", part.claims(), unsigned.read()),
                        part.sentence()));
    }

    private void line(String title, String count, String words) {
        var name = styled(title, "name-in-line");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var number = styled(count, "mono");
        number.setMinWidth(Region.USE_PREF_SIZE);
        Node head = new HBox(8, Icons.NOT_COVERED.icon(), name, gap, number);
        lines.getChildren().add(new VBox(2, head, styled(words, "second")));
    }

    private static Label styled(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
