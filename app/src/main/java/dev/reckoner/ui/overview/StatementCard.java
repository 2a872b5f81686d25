package dev.reckoner.ui.overview;

import dev.reckoner.ui.control.ShareBar;
import dev.reckoner.ui.look.Messages;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What can be said so far, in words, and how much of it rests on running answers again. */
final class StatementCard extends VBox {
    private final Label said = styled("body-2", "prose");
    private final Label rerun = styled("second", "plain", "prose");
    private final Label limit = styled("second", "muted", "prose");
    private final ShareBar bar = new ShareBar("accent");

    StatementCard() {
        getStyleClass().add("card");
        var title = styled("panel-title");
        title.setText(Messages.get("overview.said.title"));
        title.setMinWidth(Region.USE_PREF_SIZE);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var chip = styled("chip");
        chip.setText(Messages.get("overview.said.chip"));
        chip.setMinWidth(Region.USE_PREF_SIZE);
        List.of(said, rerun, limit).forEach(each -> each.setMinHeight(Region.USE_PREF_SIZE));
        var body = new VBox(7, new HBox(8, title, gap, chip), said, bar, rerun, limit);
        body.setPadding(new Insets(8, 16, 8, 16));
        getChildren().add(body);
    }

    void show(Summary summary) {
        said.setText(OverviewViewModel.statement(summary));
        rerun.setText(OverviewViewModel.rerun(summary));
        limit.setText(Messages.get("overview.said.limit"));
        bar.show(summary.rerun(), summary.claims());
    }

    private static Label styled(String... styles) {
        var label = new Label();
        label.getStyleClass().addAll(styles);
        return label;
    }
}
