package dev.reckoner.ui.overview;

import dev.reckoner.attribution.Scope;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What is isolated now, above everything else; takes no room where nothing is. */
final class IsolationBand extends VBox {
    private final Runnable claims;
    private final Consumer<Scope> attribution;

    /**
     * A band that shows nothing yet.
     *
     * @param claims shows the claims that are marked
     * @param attribution shows what is isolated with what it touches
     */
    IsolationBand(Runnable claims, Consumer<Scope> attribution) {
        super(4);
        this.claims = claims;
        this.attribution = attribution;
        setId("overview-isolations");
        getStyleClass().addAll("strip", "contraindicated");
        setPadding(new Insets(8, 12, 8, 12));
        show(InForce.NONE);
    }

    void show(InForce inForce) {
        getChildren().clear();
        boolean some = !inForce.shown().isEmpty();
        setVisible(some);
        setManaged(some);
        inForce.shown()
                .forEach(each -> getChildren().add(line(each, getChildren().isEmpty())));
        if (inForce.more() > 0) {
            getChildren().add(styled(Messages.get("overview.isolated.more", inForce.more()), "second"));
        }
    }

    private Node line(InForce.Touching touching, boolean first) {
        var isolation = touching.row().isolation();
        var what = styled(Messages.get("overview.isolated", isolation.scope().words()), "name");
        what.setWrapText(true);
        var since = styled(
                Messages.get(
                        "overview.isolated.since",
                        Figures.day(touching.row().time()).toString(),
                        isolation.by(),
                        isolation.reason()),
                "second");
        since.setWrapText(true);
        var words = new VBox(0, what, since);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        var counts = styled(
                Messages.get(
                        "overview.isolated.counts",
                        touching.effect().isolated(),
                        touching.effect().derived()),
                "mono");
        counts.setMinWidth(Region.USE_PREF_SIZE);
        var show = Buttons.link(
                Messages.get("overview.isolated.attribution"), () -> attribution.accept(isolation.scope()));
        show.setMinWidth(Region.USE_PREF_SIZE);
        var line = new HBox(10, Icons.ISOLATE.icon("contraindicated"), words, counts, show);
        if (first) {
            var marked = Buttons.link(Messages.get("overview.isolated.claims"), claims);
            marked.setId("overview-isolated-claims");
            marked.setMinWidth(Region.USE_PREF_SIZE);
            line.getChildren().add(3, marked);
        }
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static Label styled(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
