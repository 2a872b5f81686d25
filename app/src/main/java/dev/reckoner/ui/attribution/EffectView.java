package dev.reckoner.ui.attribution;

import dev.reckoner.audit.IsolationEffect;
import dev.reckoner.audit.Spend;
import dev.reckoner.trail.Claim;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.control.ShareBar;
import dev.reckoner.ui.look.Messages;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What isolating something touches: how many answers, what came from them, whose they are. */
final class EffectView extends VBox {
    private static final int MOST_LINES = 8;
    private static final double NAME = 88;

    EffectView() {
        super(8);
        setPadding(new Insets(10, 12, 10, 12));
        setId("attribution-effect");
    }

    void show(String title, String second, IsolationEffect effect) {
        var name = new Label(title);
        name.getStyleClass().add("panel-title");
        name.setWrapText(true);
        var about = new Label(second);
        about.getStyleClass().add("second");
        about.setWrapText(true);
        getChildren()
                .setAll(List.of(
                        new VBox(2, name, about),
                        figure("attribution.effect.isolated", effect.isolated()),
                        figure("attribution.effect.derived", effect.derived()),
                        figure(
                                "attribution.effect.applications",
                                effect.byApplication().keySet().stream()
                                        .filter(id -> !id.equals(Claim.NOT_STATED))
                                        .count()),
                        figure("attribution.effect.payers", effect.byPayer().size()),
                        spend(effect.spend())));
        bars("attribution.effect.byApplication", effect.byApplication(), effect.isolated() + effect.derived());
        bars("attribution.effect.byPayer", effect.byPayer(), effect.isolated() + effect.derived());
    }

    private static Node figure(String key, long count) {
        var words = new Label(Messages.get(key));
        words.getStyleClass().add("second");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var number = new Label(Figures.count(count));
        number.getStyleClass().add("mono");
        number.setMinWidth(USE_PREF_SIZE);
        return new HBox(8, words, gap, number);
    }

    /** Nothing is said of claims that state no cost. */
    private static Node spend(Spend spend) {
        var words = new Label(Messages.get("attribution.effect.spend"));
        words.getStyleClass().add("second");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var sum = new Label(
                spend.sums().isEmpty()
                        ? Messages.get("attribution.effect.spend.none")
                        : Messages.get(
                                spend.isPart() ? "attribution.effect.spend.least" : "attribution.effect.spend.sum",
                                spend.words()));
        sum.setId("attribution-spend");
        sum.getStyleClass().add("mono");
        sum.setMinWidth(USE_PREF_SIZE);
        var line = new HBox(8, words, gap, sum);
        if (spend.sums().isEmpty()) {
            return line;
        }
        var of = new Label(Messages.get("attribution.effect.spend.of", spend.read(), spend.claims()));
        of.getStyleClass().add("caption");
        of.setWrapText(true);
        return new VBox(0, line, of);
    }

    private void bars(String key, Map<String, Long> counts, long whole) {
        if (counts.isEmpty()) {
            return;
        }
        var words = new Label(Messages.get(key));
        words.getStyleClass().add("caption");
        getChildren().add(words);
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_LINES)
                .map(entry -> bar(entry.getKey(), entry.getValue(), whole))
                .forEach(getChildren()::add);
        if (counts.size() > MOST_LINES) {
            var more = new Label(Messages.get("attribution.effect.more", counts.size() - MOST_LINES));
            more.getStyleClass().add("caption");
            getChildren().add(more);
        }
    }

    private static Node bar(String name, long count, long whole) {
        var label = new Label(name);
        label.getStyleClass().addAll("second", "plain");
        label.setMinWidth(NAME);
        label.setPrefWidth(NAME);
        label.setMaxWidth(NAME);
        var bar = new ShareBar("touched");
        bar.show(count, whole);
        HBox.setHgrow(bar, Priority.ALWAYS);
        var number = new Label(Figures.count(count));
        number.getStyleClass().add("mono");
        number.setMinWidth(36);
        number.setAlignment(Pos.CENTER_RIGHT);
        var line = new HBox(8, label, bar, number);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
