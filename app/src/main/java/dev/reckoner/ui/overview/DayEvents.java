package dev.reckoner.ui.overview;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.attribution.Isolation;
import dev.reckoner.attribution.NodeId;
import dev.reckoner.audit.IsolationRow;
import dev.reckoner.ui.chart.ClaimsPerDay.Event;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.look.Messages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What happened in a case, day by day: where the longest runs of contraindicated claims begin, what was isolated and lifted. */
final class DayEvents {
    private static final int MOST_ONSETS = 4;
    private static final int MOST_ISOLATIONS = 4;
    private static final int MOST_LETTERS = 240;
    private static final int MOST_NAME = 20;

    private DayEvents() {}

    /** In the order of time. */
    static List<Event> of(List<FindingGroup> groups, List<IsolationRow> isolations) {
        var events = new ArrayList<Event>();
        // A single claim is no run.
        groups.stream()
                .filter(group -> group.tier() == Tier.CONTRAINDICATED && group.count() > 1)
                .sorted(Comparator.comparingLong(FindingGroup::count).reversed())
                .limit(MOST_ONSETS)
                .map(DayEvents::onset)
                .forEach(events::add);
        for (var row : isolations.reversed().stream().limit(MOST_ISOLATIONS).toList()) {
            events.add(isolated(row, contradicted(row.isolation(), groups)));
            row.lift().ifPresent(lift -> events.add(lifted(row, lift)));
        }
        return events.stream().sorted(Comparator.comparing(Event::day)).toList();
    }

    private static Event onset(FindingGroup group) {
        var day = Figures.day(group.first());
        return new Event(
                day,
                Messages.get("overview.event.onset", group.operatorWords(), group.count()),
                Messages.get(
                        "overview.event.onset.full",
                        day.toString(),
                        group.title(),
                        group.count(),
                        Figures.day(group.latest()).toString(),
                        group.codes()));
    }

    /** Of what an isolation rests on, the claims that evidence contradicts. */
    private static long contradicted(Isolation isolation, List<FindingGroup> groups) {
        return isolation.evidence().stream()
                .filter(id -> groups.stream()
                        .anyMatch(group -> group.tier() == Tier.CONTRAINDICATED
                                && group.claims().contains(id)))
                .count();
    }

    private static Event isolated(IsolationRow row, long wrong) {
        var isolation = row.isolation();
        var day = Figures.day(row.time());
        return new Event(
                day,
                Messages.get(
                        wrong == 0 ? "overview.event.isolated" : "overview.event.isolated.on", name(isolation), wrong),
                Messages.get(
                        "overview.event.isolated.full",
                        day.toString(),
                        isolation.scope().words(),
                        isolation.by(),
                        Figures.middle(isolation.reason(), MOST_LETTERS)));
    }

    private static Event lifted(IsolationRow row, IsolationRow.Lift lift) {
        var day = Figures.day(lift.time());
        return new Event(
                day,
                Messages.get("overview.event.lifted", name(row.isolation())),
                Messages.get(
                        "overview.event.lifted.full",
                        day.toString(),
                        row.isolation().scope().words(),
                        lift.by(),
                        Figures.middle(lift.reason(), MOST_LETTERS)));
    }

    /** The party alone, where one is named. */
    private static String name(Isolation isolation) {
        var scope = isolation.scope();
        return Figures.middle(scope.party().map(NodeId::key).orElseGet(scope::words), MOST_NAME);
    }
}
