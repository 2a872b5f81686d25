package dev.reckoner.ui.control;

import dev.reckoner.grade.Grade;
import java.util.List;
import javafx.scene.control.Label;
import org.kordamp.ikonli.javafx.FontIcon;

/** A grade as shape, word and colour. One label can show one grade after another, as table cells need it. */
public final class GradeLabel extends Label {
    private final FontIcon icon = new FontIcon();

    /** A label that shows no grade yet. */
    public GradeLabel() {
        getStyleClass().add("tier");
        setGraphic(icon);
    }

    /** Shows a grade. */
    public void show(Grade grade) {
        setText(grade.words());
        icon.setIconLiteral(literal(grade));
        for (var node : List.of(getStyleClass(), icon.getStyleClass())) {
            node.removeAll("affirming", "contraindicated", "none", "plain");
            node.add(style(grade));
        }
    }

    private static String literal(Grade grade) {
        return switch (grade) {
            case PROVEN -> "fth-check-circle";
            case SUPPORTED -> "fth-check";
            case ASSERTED -> "fth-help-circle";
            case CONTRADICTED -> "fth-x-square";
        };
    }

    private static String style(Grade grade) {
        return switch (grade) {
            case PROVEN -> "affirming";
            case SUPPORTED -> "plain";
            case ASSERTED -> "none";
            case CONTRADICTED -> "contraindicated";
        };
    }
}
