package dev.reckoner.ui.overview;

import dev.reckoner.appraise.Tier;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.control.StandardTable;
import dev.reckoner.ui.control.TierIcon;
import dev.reckoner.ui.control.TierLook;
import dev.reckoner.ui.look.Messages;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;

/** Findings that are not affirming, one line per code and operator. */
final class FindingsCard extends StackPane {
    private final StandardTable<FindingGroup> table = new StandardTable<>();

    FindingsCard(Consumer<FindingGroup> open, Runnable claims) {
        table.<Tier, TierIcon>node("", 40, FindingGroup::tier, TierIcon::new, TierIcon::show, TierLook::word);
        table.text(Messages.get("overview.findings.finding"), 0, FindingGroup::sentence);
        table.text(Messages.get("overview.findings.code"), 196, FindingGroup::code, "code");
        table.text(Messages.get("overview.findings.operator"), 110, FindingGroup::operator);
        table.figures(Messages.get("overview.findings.claims"), 66, FindingGroup::count);
        table.text(
                Messages.get("overview.findings.latest"),
                100,
                group -> Figures.day(group.latest()).toString(),
                "mono");
        table.setPlaceholder(new Label(Messages.get("overview.findings.none")));
        table.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                open(open);
            }
        });
        table.addEventHandler(javafx.scene.input.KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open(open);
            }
        });
        table.setAccessibleText(Messages.get("overview.findings"));
        getChildren()
                .add(new Card(Messages.get("overview.findings"))
                        .tools(Buttons.link(Messages.get("overview.findings.open"), claims))
                        .content(table));
    }

    private void open(Consumer<FindingGroup> open) {
        FindingGroup chosen = table.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            open.accept(chosen);
        }
    }

    void show(List<FindingGroup> groups) {
        table.rows().setAll(groups);
    }
}
