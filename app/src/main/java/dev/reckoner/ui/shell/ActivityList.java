package dev.reckoner.ui.shell;

import dev.reckoner.ui.control.Notice;
import dev.reckoner.ui.control.Notices;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.task.Job;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What ran, what waits and what was told since the case was opened, newest first. */
final class ActivityList extends VBox {
    private static final int SHOWN = 10;

    ActivityList(List<Job> jobs, Notices notices) {
        super(6);
        getStyleClass().addAll("popover-panel", "help-list");
        setPrefWidth(420);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().add(styled(Messages.get("activity.list"), "panel-title"));
        jobs.reversed().stream().limit(SHOWN).map(ActivityList::line).forEach(getChildren()::add);
        notices.all().stream().limit(SHOWN).map(ActivityList::line).forEach(getChildren()::add);
        if (jobs.isEmpty() && notices.all().isEmpty()) {
            getChildren().add(styled(Messages.get("activity.list.none"), "second"));
        }
    }

    private static Node line(Job job) {
        Job.State state = job.state().get();
        String word = Messages.get("job." + state.name().toLowerCase(Locale.ROOT));
        return switch (state) {
            case WAITING -> line(Icons.WAITING, "none", job.title(), word);
            case RUNNING -> line(Icons.RUNNING, "accent", job.title(), word);
            case SUCCEEDED ->
                job.alarm()
                        .get()
                        .map(bad -> line(Icons.CONTRAINDICATED, "contraindicated", job.title(), bad))
                        .orElseGet(() -> line(Icons.AFFIRMING, "affirming", job.title(), word));
            case FAILED -> line(Icons.CONTRAINDICATED, "contraindicated", job.title(), word);
            case CANCELLED -> line(Icons.NONE, "none", job.title(), word);
        };
    }

    private static Node line(Notice notice) {
        return notice.kind() == Notice.Kind.FAILURE
                ? line(Icons.CONTRAINDICATED, "contraindicated", notice.what(), notice.code())
                : line(Icons.AFFIRMING, "affirming", notice.what(), "");
    }

    private static Node line(Icons icon, String style, String what, String state) {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label end = styled(state, "second");
        end.setMinWidth(Region.USE_PREF_SIZE);
        var line = new HBox(8, icon.icon(style), new Label(what), gap, end);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static Label styled(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }
}
