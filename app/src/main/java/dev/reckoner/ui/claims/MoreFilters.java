package dev.reckoner.ui.claims;

import dev.reckoner.ledger.projection.ClaimMark;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.ui.claims.ClaimQuery.Days;
import dev.reckoner.ui.control.TierLook;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;

/** The filters that are needed less often: by verdict and by day. */
final class MoreFilters extends MenuButton {
    private final ClaimsViewModel model;

    MoreFilters(ClaimsViewModel model) {
        this.model = model;
        getStyleClass().addAll("quiet", "small");
        setGraphic(Icons.FILTER.icon());
        setAccessibleText(Messages.get("claims.filter"));
        setTooltip(new Tooltip(Messages.get("claims.filter")));
        var verdicts = new Menu(Messages.get("claims.filter.verdict"));
        verdicts.getItems().setAll(verdicts());
        var days = new Menu(Messages.get("claims.filter.days"));
        days.getItems().setAll(days());
        var isolation = new Menu(Messages.get("claims.filter.isolation"));
        isolation.getItems().setAll(marks());
        getItems().setAll(verdicts, days, isolation);
    }

    /** The word for a choice. */
    static String word(VerdictChoice choice) {
        return switch (choice) {
            case VerdictChoice.Any any -> Messages.get("claims.filter.anyVerdict");
            case VerdictChoice.NotRun notRun -> Messages.get("claims.filter.notRun");
            case VerdictChoice.Only only -> TierLook.word(only.verdict());
        };
    }

    private List<MenuItem> verdicts() {
        var group = new ToggleGroup();
        var choices = new ArrayList<VerdictChoice>(List.of(new VerdictChoice.Any()));
        List.of(Verdict.values()).reversed().forEach(verdict -> choices.add(new VerdictChoice.Only(verdict)));
        choices.add(new VerdictChoice.NotRun());
        var items = new ArrayList<MenuItem>();
        for (VerdictChoice choice : choices) {
            var item = new RadioMenuItem(word(choice));
            item.setToggleGroup(group);
            item.setOnAction(event -> model.query().set(model.query().get().withVerdict(choice)));
            model.query().subscribe(query -> item.setSelected(query.verdict().equals(choice)));
            items.add(item);
        }
        return items;
    }

    /** The choices by how an isolation touches a claim. */
    private static final List<Set<ClaimMark>> MARKS = List.of(
            Set.of(),
            Set.of(ClaimMark.ISOLATED, ClaimMark.DERIVED),
            Set.of(ClaimMark.ISOLATED),
            Set.of(ClaimMark.DERIVED),
            Set.of(ClaimMark.NONE));

    /** The word for a choice by isolation. */
    static String word(Set<ClaimMark> marks) {
        return Messages.get(
                marks.isEmpty()
                        ? "claims.filter.anyIsolation"
                        : marks.size() > 1
                                ? "claims.filter.touched"
                                : "claims.mark."
                                        + marks.iterator().next().name().toLowerCase(Locale.ROOT));
    }

    private List<MenuItem> marks() {
        var group = new ToggleGroup();
        var items = new ArrayList<MenuItem>();
        for (Set<ClaimMark> choice : MARKS) {
            var item = new RadioMenuItem(word(choice));
            item.setToggleGroup(group);
            item.setOnAction(event -> model.query().set(model.query().get().withMarks(choice)));
            model.query().subscribe(query -> item.setSelected(query.marks().equals(choice)));
            items.add(item);
        }
        return items;
    }

    private List<MenuItem> days() {
        return List.of(
                day("claims.filter.allDays", Optional::empty),
                day("claims.filter.lastSeven", () -> last(7)),
                day("claims.filter.lastThirty", () -> last(30)),
                day("claims.filter.dayOfSelected", this::dayOfSelected));
    }

    private MenuItem day(String key, java.util.function.Supplier<Optional<Days>> days) {
        var item = new MenuItem(Messages.get(key));
        item.setOnAction(event -> model.query().set(model.query().get().withDays(days.get())));
        return item;
    }

    private Optional<Days> last(int count) {
        int end = model.facts().get().lastDay();
        return Optional.of(new Days(Math.max(1, end - count + 1), end));
    }

    private Optional<Days> dayOfSelected() {
        return model.detail()
                .get()
                .map(detail -> ClaimLine.of(detail.row(), model.facts().get().first()))
                .map(line -> new Days(line.day(), line.day()));
    }
}
