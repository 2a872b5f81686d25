package dev.reckoner.ui.coordination;

import dev.reckoner.audit.Coordination;
import dev.reckoner.coordination.SharedMeans;
import dev.reckoner.ui.control.Figures;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** What is shared, how surely, since when and by how many claims; a press looks at it. */
final class GroundButton extends Button {
    static final double HEIGHT = 32;
    static final double GAP = 8;
    static final double PARTIES = 104;
    static final double SAMPLE = 24;
    static final double STANDING = 108;
    static final double SINCE = 76;
    static final double CLAIMS = 84;

    private final CoordinationViewModel model;
    private final SharedMeans shared;

    GroundButton(CoordinationViewModel model, Coordination coordination, SharedMeans shared) {
        this(model, coordination, shared, "");
    }

    /** The same with something said of its parties. */
    GroundButton(CoordinationViewModel model, Coordination coordination, SharedMeans shared, String parties) {
        this.model = model;
        this.shared = shared;
        getStyleClass().addAll("quiet", "ground");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setMaxWidth(Double.MAX_VALUE);
        setMinWidth(0);
        setId("ground-" + Words.lower(shared.means().kind()));
        setAccessibleText(Words.read(coordination, shared));
        setOnAction(event -> model.choose(new Chosen.Shared(shared)));
        var line = line(parties);
        line.prefWidthProperty().bind(widthProperty().subtract(16));
        setGraphic(line);
        model.chosen().subscribe(any -> mark());
    }

    private void mark() {
        boolean is = model.chosen().get().equals(Optional.of(new Chosen.Shared(shared)));
        getStyleClass().remove("chosen");
        if (is) {
            getStyleClass().add("chosen");
        }
    }

    private HBox line(String parties) {
        var kind = new Label(Words.kind(shared.means().kind()));
        kind.getStyleClass().add("plain");
        kind.setMinWidth(USE_PREF_SIZE);
        var label = new Label(Words.label(shared));
        label.getStyleClass().add("second");
        label.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        label.setMinWidth(40);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var line = new HBox(GAP, Words.icon(shared.means().kind()).icon(), kind, label, gap);
        if (!parties.isEmpty()) {
            line.getChildren().add(cell(parties, "second", PARTIES));
        }
        line.getChildren()
                .addAll(
                        GradeLine.sample(shared),
                        cell(Words.standing(shared), "second", STANDING),
                        cell(Figures.day(shared.since()).toString(), "mono", SINCE),
                        figures(Words.claims(shared)));
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static Label cell(String text, String style, double width) {
        var label = new Label(text);
        label.getStyleClass().addAll(style, "plain");
        label.setMinWidth(width);
        label.setPrefWidth(width);
        return label;
    }

    private static Label figures(String text) {
        var label = cell(text, "mono", CLAIMS);
        label.setAlignment(Pos.CENTER_RIGHT);
        return label;
    }
}
