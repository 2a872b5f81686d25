package dev.reckoner.ui.ledger;

import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Tips;
import dev.reckoner.ui.look.Messages;
import java.util.function.LongConsumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A row of the lists beside the heads: an icon, a name over what is said of it, and what leads on. */
final class TwoLines extends HBox {
    TwoLines(Node icon, Label name, String second, Node... right) {
        super(8);
        var words = new VBox(Tips.whenCut(name), Words.label(second, "second", "prose"));
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(icon, words);
        getChildren().addAll(right);
        setAlignment(Pos.CENTER_LEFT);
        setPadding(new Insets(4, 12, 4, 12));
        getStyleClass().add("ruled-bottom");
    }

    /** A link to an entry. */
    static Button entry(long index, LongConsumer show) {
        var link = Buttons.link(Messages.get("ledger.entry.title", index), () -> show.accept(index));
        link.getStyleClass().addAll("flush", "second");
        link.setAccessibleText(Messages.get("ledger.entry.show", index));
        return link;
    }

    /** The heading of a list. */
    static Label heading(String key) {
        var heading = Words.label(Messages.get(key), "panel-title");
        heading.setPadding(new Insets(10, 12, 4, 12));
        return heading;
    }
}
