package dev.reckoner.ui.claims;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.Subject;
import dev.reckoner.audit.KnownCheck;
import dev.reckoner.ui.control.FindingCell;
import dev.reckoner.ui.look.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;

/** The findings of a claim. It begins at its top and scrolls only as far as the selected finding needs to be in sight. */
final class FindingList extends ListView<Finding> {
    private boolean placing;
    private boolean grouped;

    FindingList() {
        super(FXCollections.observableArrayList());
        setCellFactory(any -> new FindingCell(this::heading));
        setAccessibleText(Messages.get("claims.tab.findings"));
        setPlaceholder(new Label(Messages.get("claims.none.findings")));
    }

    /**
     * Shows findings with one of them selected.
     *
     * @param inGroups with a heading above each run of findings that are about the same
     */
    void show(List<Finding> findings, Optional<Finding> chosen, boolean inGroups) {
        grouped = inGroups;
        getItems().setAll(findings);
        // A cell whose finding stays the same may now begin a group, or no longer.
        refresh();
        chosen.ifPresent(getSelectionModel()::select);
        scrollTo(0);
        placing = true;
        requestLayout();
    }

    private Optional<String> heading(int index) {
        if (!grouped || index < 0 || index >= getItems().size()) {
            return Optional.empty();
        }
        String own = group(getItems().get(index));
        boolean first = index == 0 || !group(getItems().get(index - 1)).equals(own);
        return first ? Optional.of(Messages.get("check.topic." + own)) : Optional.empty();
    }

    private static String group(Finding finding) {
        return finding.subject().kind() == Subject.Kind.EVIDENCE
                ? "evidence"
                : KnownCheck.topic(finding.check()).name().toLowerCase(Locale.ROOT);
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
