package dev.reckoner.ui.coordination;

import dev.reckoner.ui.look.Messages;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** What the columns of grounds are, over the lines of {@link GroundButton}. */
final class GroundHeader extends HBox {
    static final double HEIGHT = 24;

    private static final double EDGE = 8;

    /**
     * The headings.
     *
     * @param withParties true where lines say how many parties use it
     */
    GroundHeader(boolean withParties) {
        super(GroundButton.GAP);
        setPadding(new Insets(0, EDGE, 0, EDGE));
        setAlignment(Pos.CENTER_LEFT);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(heading("what", USE_PREF_SIZE), gap);
        if (withParties) {
            getChildren().add(heading("parties", GroundButton.PARTIES));
        }
        var sure = heading("sure", GroundButton.SAMPLE + GroundButton.GAP + GroundButton.STANDING);
        sure.setTooltip(new Tooltip(Messages.get("coordination.column.sure.about")));
        var claims = heading("claims", GroundButton.CLAIMS);
        claims.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(sure, heading("since", GroundButton.SINCE), claims);
    }

    /** The heading of a column. */
    static Label heading(String column, double width) {
        var label = new Label(Messages.get("coordination.column." + column));
        label.getStyleClass().add("second");
        label.setMinWidth(width);
        if (width > 0) {
            label.setPrefWidth(width);
        }
        return label;
    }
}
