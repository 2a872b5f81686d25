package dev.reckoner.ui.claims;

import dev.reckoner.appraise.Finding;
import dev.reckoner.ui.control.FindingCell;
import dev.reckoner.ui.look.Messages;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;

/** The findings of a claim. It begins at its top and scrolls only as far as the selected finding needs to be in sight. */
final class FindingList extends ListView<Finding> {
    private boolean placing;

    FindingList() {
        super(FXCollections.observableArrayList());
        setCellFactory(any -> new FindingCell());
        setAccessibleText(Messages.get("claims.tab.findings"));
        setPlaceholder(new Label(Messages.get("claims.none.findings")));
    }

    /** Shows findings with one of them selected. */
    void show(List<Finding> findings, Optional<Finding> chosen) {
        getItems().setAll(findings);
        chosen.ifPresent(getSelectionModel()::select);
        scrollTo(0);
        placing = true;
        requestLayout();
    }

    /** The rows differ in height, so that only the laid out list tells whether the selected one is in sight. */
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (placing && lookup(".virtual-flow") instanceof VirtualFlow<?> flow && getHeight() > 0) {
            placing = false;
            // The first scrolling goes by estimated heights, the second by those of the rows that it brought in.
            for (int i = 0; i < 2; i++) {
                flow.layout();
                flow.scrollTo(Math.max(0, getSelectionModel().getSelectedIndex()));
            }
        }
    }
}
