package dev.reckoner.ui.attribution;

import dev.reckoner.attribution.Neighbourhood;
import dev.reckoner.attribution.Neighbourhood.Link;
import dev.reckoner.attribution.Neighbourhood.Shown;
import dev.reckoner.attribution.NodeId;
import dev.reckoner.ui.control.GradeLabel;
import dev.reckoner.ui.look.Messages;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Who uses a thing that is neither party nor answer, how sure that is, and what it rests on. */
final class TiesView extends VBox {
    TiesView() {
        setId("attribution-ties");
    }

    /**
     * A tie in words.
     *
     * @param other what it is tied to
     */
    record Tie(String other, Link link) {}

    /** What a node is tied to, in the order of the picture. */
    static List<Tie> of(Neighbourhood shown, NodeId node) {
        return shown.links().stream()
                .filter(link -> link.from().equals(node) || link.to().equals(node))
                .map(link -> new Tie(name(shown, link.from().equals(node) ? link.to() : link.from()), link))
                .toList();
    }

    private static String name(Neighbourhood shown, NodeId id) {
        return shown.node(id).map(Shown::name).orElse(id.key());
    }

    void show(List<Tie> ties) {
        getChildren().setAll(ties.stream().map(TiesView::line).toList());
        var caution = new Label(Messages.get("attribution.ties.caution"));
        caution.getStyleClass().addAll("caption", "prose");
        caution.setMinHeight(Region.USE_PREF_SIZE);
        caution.setPadding(new Insets(10, 12, 10, 12));
        getChildren().add(caution);
    }

    private static Node line(Tie tie) {
        var name = new Label(tie.other());
        name.getStyleClass().add("name");
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        var grade = new GradeLabel();
        grade.show(tie.link().grade());
        grade.setMinWidth(Region.USE_PREF_SIZE);
        var words = new Label(
                tie.link().rests().isEmpty()
                        ? tie.link().words()
                        : Messages.get(
                                "attribution.ties.rests",
                                tie.link().words(),
                                tie.link().rests()));
        words.getStyleClass().add("second");
        words.setWrapText(true);
        var lines = new VBox(2, new HBox(8, name, grade), words);
        lines.setPadding(new Insets(8, 12, 8, 12));
        lines.getStyleClass().add("ruled-bottom");
        return lines;
    }
}
