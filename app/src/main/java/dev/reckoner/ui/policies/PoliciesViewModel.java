package dev.reckoner.ui.policies;

import dev.reckoner.audit.CasePolicy;
import dev.reckoner.audit.PolicyDesk;
import dev.reckoner.audit.PolicyVersion;
import dev.reckoner.audit.RefusedPolicy;
import dev.reckoner.audit.TaskProgress;
import dev.reckoner.audit.TrailRow;
import dev.reckoner.policy.AccountabilityPolicy;
import dev.reckoner.policy.ClaimCase;
import dev.reckoner.policy.CostModel;
import dev.reckoner.policy.Simulation;
import dev.reckoner.policy.Simulator;
import dev.reckoner.policy.Unmet;
import dev.reckoner.policy.file.Completion;
import dev.reckoner.policy.file.PolicyFile;
import dev.reckoner.policy.file.PolicyReading;
import dev.reckoner.policy.file.Vocabulary;
import dev.reckoner.ui.control.Notice;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.shell.ClaimFilter;
import dev.reckoner.ui.shell.PlaceContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the Policies place shows: the policies, the text that is worked on, and what came of playing them through. On the FX thread. */
final class PoliciesViewModel {
    /** So many claims are kept in memory, so that a change of the text is played through at once. */
    static final long MOST_KEPT = 20_000;

    private static final int MOST_OPENED = 100_000;
    private static final double ONE_IN_A_HUNDRED = 0.01;
    /** The line that numbers a version: a key at the beginning of a line. */
    private static final Pattern VERSION = Pattern.compile("(?m)^version:[ \\t]*\\d+");

    private static final PolicyReading NOT_READ = new PolicyReading(Optional.empty(), List.of());

    private final PlaceContext context;
    private final ObservableList<PolicyItem> items = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<PolicyItem>> chosen = new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty text = new SimpleStringProperty("");
    private final IntegerProperty line = new SimpleIntegerProperty(1);
    private final DoubleProperty limit = new SimpleDoubleProperty(ONE_IN_A_HUNDRED);
    private final ReadOnlyObjectWrapper<PolicyReading> reading = new ReadOnlyObjectWrapper<>(NOT_READ);
    private final ReadOnlyObjectWrapper<List<Played>> played = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Comparison>> comparison =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private final ObjectProperty<Optional<Compared>> comparedWith = new SimpleObjectProperty<>(Optional.empty());
    /** The trail that policies are played through over; the whole case where empty. */
    private final ObjectProperty<OptionalInt> trail = new SimpleObjectProperty<>(OptionalInt.empty());
    /** What was written and not recorded, by the name in the list. */
    private final Map<String, String> drafts = new HashMap<>();

    private final List<PolicyItem> fresh = new ArrayList<>();
    private Vocabulary vocabulary = Vocabulary.of(List.of());
    private Optional<Kept> kept = Optional.empty();
    private CostModel costs = CostModel.UNMEASURED;
    /** True where the case has changed since the policies were played through. */
    private final ReadOnlyBooleanWrapper outdated = new ReadOnlyBooleanWrapper();

    private boolean isPlaying;
    /** Counts changes of the text: what was played through for an earlier one is not shown. */
    private long changes;

    /** The claims of the case, where they are few enough. */
    private record Kept(List<ClaimCase> claims) {}

    /** A text to compare with, under its name. */
    record Compared(String title, String text) {}

    PoliciesViewModel(PlaceContext context) {
        this.context = context;
        text.addListener((any, was, now) -> edited(now));
        chosen.addListener((any, was, now) -> {
            comparedWith.set(Optional.empty());
            now.ifPresent(this::open);
            compare();
        });
        comparedWith.addListener((any, was, now) -> compare());
        trail.addListener((any, was, now) -> over());
        context.auditCase().onChange(context.background().coalesced(this::changed));
    }

    /** Other claims are played through: those kept are not these. */
    private void over() {
        kept = Optional.empty();
        outdated.set(!played.get().isEmpty());
        simulateIfSmall();
    }

    /** The trail that policies are played through over, by its number; the whole case where empty. */
    ObjectProperty<OptionalInt> trail() {
        return trail;
    }

    /** The trails of the case that have claims. */
    List<TrailRow> trails() {
        return context.auditCase().trails().stream()
                .filter(row -> row.claims() > 0)
                .toList();
    }

    /** The number to which the version of the text must be raised before it can be recorded; empty where it need not. */
    OptionalInt nextVersion() {
        var policy = reading.get().policy();
        var known = policy.flatMap(read -> items.stream()
                        .filter(item -> item.name().equals(read.name()))
                        .findFirst())
                .flatMap(PolicyItem::policy)
                .map(CasePolicy::versions)
                .orElse(List.of());
        boolean taken = known.stream()
                .anyMatch(version -> policy.filter(read -> read.version() == version.version())
                                .isPresent()
                        && !version.text().equals(text.get()));
        return taken
                ? OptionalInt.of(1
                        + known.stream().mapToInt(PolicyVersion::version).max().orElse(0))
                : OptionalInt.empty();
    }

    /** Writes that number into the text. */
    void raiseVersion() {
        nextVersion().ifPresent(number -> text.set(VERSION.matcher(text.get()).replaceFirst("version: " + number)));
    }

    /** Goes to the line of it that refuses most, where that is known. */
    private void open(PolicyItem item) {
        text.set(drafts.getOrDefault(item.name(), item.text()));
        line.set(1);
        goToBusiest();
    }

    private void goToBusiest() {
        playedChosen().ifPresent(each -> line.set(new LineRules(text.get(), each.row()).busiest()));
    }

    private PolicyDesk desk() {
        return context.auditCase().policies();
    }

    ObservableList<PolicyItem> items() {
        return items;
    }

    ObjectProperty<Optional<PolicyItem>> chosen() {
        return chosen;
    }

    /** The text in the editor. */
    StringProperty text() {
        return text;
    }

    /** The line that the caret is in, from 1. */
    IntegerProperty line() {
        return line;
    }

    /** The share of wrong answers that the application can survive, from 0 to 1. */
    DoubleProperty limit() {
        return limit;
    }

    /** What the text says, or what is wrong with it. */
    ReadOnlyObjectProperty<PolicyReading> reading() {
        return reading.getReadOnlyProperty();
    }

    /** What came of playing the policies through, in the order of the list; empty before. */
    ReadOnlyObjectProperty<List<Played>> played() {
        return played.getReadOnlyProperty();
    }

    /** What differs between the text and another. */
    ReadOnlyObjectProperty<Optional<Comparison>> comparison() {
        return comparison.getReadOnlyProperty();
    }

    /** The text to compare with, where the person chose one. */
    ObjectProperty<Optional<Compared>> comparedWith() {
        return comparedWith;
    }

    /** Why nothing can be shown; empty text where something is. */
    ReadOnlyStringProperty failure() {
        return failure.getReadOnlyProperty();
    }

    /** True where the case has changed since the policies were played through. */
    ReadOnlyBooleanProperty outdated() {
        return outdated.getReadOnlyProperty();
    }

    /** What came of playing the chosen policy through. */
    Optional<Played> playedChosen() {
        return chosen.get().flatMap(item -> of(item.name()));
    }

    private Optional<Played> of(String name) {
        return played.get().stream()
                .filter(each -> each.item().name().equals(name))
                .findFirst();
    }

    /** When the place comes into sight: small cases are played through without being asked. */
    void shown() {
        if (items.isEmpty()) {
            load(Optional.empty(), this::simulateIfSmall);
        } else if (outdated.get()) {
            simulateIfSmall();
        }
    }

    private void simulateIfSmall() {
        if (context.auditCase().claimCount() <= MOST_KEPT) {
            simulate();
        }
    }

    private void changed() {
        if (!items.isEmpty()) {
            kept = Optional.empty();
            outdated.set(!played.get().isEmpty());
            load(chosen.get().map(PolicyItem::name), () -> {});
        }
    }

    /** Reads the policies of the case, and goes to one of that name. */
    private void load(Optional<String> name, Runnable then) {
        read(
                () -> {
                    var desk = desk();
                    return new Loaded(desk.policies(), desk.vocabulary());
                },
                loaded -> {
                    vocabulary = loaded.vocabulary();
                    show(loaded, name);
                    then.run();
                });
    }

    private record Loaded(List<CasePolicy> policies, Vocabulary vocabulary) {}

    private void show(Loaded loaded, Optional<String> name) {
        var all = new ArrayList<PolicyItem>();
        for (var policy : loaded.policies()) {
            all.add(PolicyItem.of(policy, all.size()));
        }
        fresh.removeIf(item -> all.stream().anyMatch(known -> known.name().equals(item.name())));
        for (var item : fresh) {
            all.add(PolicyItem.fresh(item.name(), all.size()));
        }
        items.setAll(all);
        choose(name);
    }

    /** The one of that name, else the one in force, else the first. */
    private void choose(Optional<String> name) {
        chosen.set(items.stream()
                .filter(item -> name.filter(item.name()::equals).isPresent())
                .findFirst()
                .or(() -> items.stream().filter(PolicyItem::isInForce).findFirst())
                .or(() -> items.stream().findFirst()));
    }

    private void edited(String now) {
        chosen.get().ifPresent(item -> {
            if (now.equals(item.text())) {
                drafts.remove(item.name());
            } else {
                drafts.put(item.name(), now);
            }
        });
        reading.set(PolicyFile.read(now, vocabulary));
        compare();
        replay();
    }

    /** True if the text is not what the case has. */
    boolean isDraft() {
        return chosen.get().filter(item -> drafts.containsKey(item.name())).isPresent();
    }

    /** Plays the changed text through, where the claims are at hand. */
    private void replay() {
        long change = ++changes;
        var item = chosen.get();
        var policy = reading.get().policy();
        if (item.isEmpty() || policy.isEmpty() || kept.isEmpty()) {
            return;
        }
        var claims = kept.get().claims();
        var measured = costs;
        read(() -> Simulator.over(claims.iterator(), List.of(policy.get()), measured), simulation -> {
            if (change == changes) {
                replace(new Played(
                        item.get(), simulation.claims(), simulation.rows().getFirst()));
            }
        });
    }

    private void replace(Played now) {
        played.set(played.get().stream()
                .map(each -> each.item().name().equals(now.item().name()) ? now : each)
                .toList());
    }

    /** Plays every policy through over the whole case, or over the chosen trail. */
    void simulate() {
        if (isPlaying) {
            return;
        }
        var over = trail.get();
        isPlaying = true;
        outdated.set(false);
        var which = List.copyOf(items);
        var policies = which.stream().map(this::policy).toList();
        context.background()
                .submit(
                        Messages.get("policies.simulate.job"),
                        progress -> play(policies, over, progress),
                        result -> result.ifPresentOrElse(made -> show(which, over, made), () -> isPlaying = false),
                        this::notPlayed);
    }

    private void notPlayed(Exception why) {
        isPlaying = false;
        failure.set(String.valueOf(why.getMessage()));
        told(why);
    }

    /** What the text of an item says; of one that says nothing, what was recorded. */
    private AccountabilityPolicy policy(PolicyItem item) {
        return PolicyFile.read(drafts.getOrDefault(item.name(), item.text()), vocabulary)
                .policy()
                .or(() -> PolicyFile.read(item.text(), vocabulary).policy())
                .orElseThrow();
    }

    private record Made(Optional<Kept> kept, CostModel costs, Simulation simulation) {}

    private Optional<Made> play(List<AccountabilityPolicy> policies, OptionalInt over, TaskProgress progress)
            throws IOException {
        var desk = desk();
        var measured = desk.costs(progress);
        if (context.auditCase().claimCount() > MOST_KEPT) {
            return desk.simulate(policies, measured, over, progress)
                    .map(simulation -> new Made(Optional.empty(), measured, simulation));
        }
        var claims = new ArrayList<ClaimCase>();
        return desk.each(over, claims::add, progress)
                ? Optional.of(new Made(
                        Optional.of(new Kept(List.copyOf(claims))),
                        measured,
                        Simulator.over(claims.iterator(), policies, measured)))
                : Optional.empty();
    }

    private void show(List<PolicyItem> which, OptionalInt over, Made made) {
        isPlaying = false;
        if (!over.equals(trail.get())) {
            // Another trail was chosen meanwhile.
            simulate();
            return;
        }
        failure.set("");
        kept = made.kept();
        costs = made.costs();
        var all = new ArrayList<Played>();
        for (int i = 0; i < which.size(); i++) {
            all.add(new Played(
                    which.get(i),
                    made.simulation().claims(),
                    made.simulation().rows().get(i)));
        }
        played.set(List.copyOf(all));
        if (line.get() == 1) {
            goToBusiest();
        }
    }

    /** What may be typed at a place of the text; line and column from 1. */
    Completion completion(int atLine, int column) {
        return Completion.at(text.get(), atLine, column, vocabulary);
    }

    /** Begins a policy, which nobody has recorded yet. */
    void begin() {
        int number = 1;
        while (isTaken(Messages.get("policies.new.name", number))) {
            number++;
        }
        var item = PolicyItem.fresh(Messages.get("policies.new.name", number), items.size());
        fresh.add(item);
        items.add(item);
        chosen.set(Optional.of(item));
        if (kept.isPresent()) {
            simulate();
        }
    }

    private boolean isTaken(String name) {
        return items.stream().anyMatch(item -> item.name().equals(name));
    }

    /** Records the text. */
    void adopt(boolean inForce) {
        String now = text.get();
        var before = chosen.get();
        context.background()
                .submit(
                        Messages.get("policies.adopt.job"),
                        progress -> desk().adopt(now, inForce),
                        version -> {
                            before.ifPresent(item -> {
                                drafts.remove(item.name());
                                fresh.remove(item);
                            });
                            context.notices()
                                    .add(Notice.result(Messages.get(
                                            inForce ? "policies.adopted" : "policies.kept",
                                            version.name(),
                                            version.version())));
                            load(Optional.of(version.name()), this::simulate);
                        },
                        this::told);
    }

    private void compare() {
        comparison.set(Comparison.of(chosen.get(), reading.get().policy(), isDraft(), comparedWith.get(), vocabulary));
    }

    /** Shows the claims that the chosen policy refuses; those with one first reason, where one is given. */
    void openRefused(Optional<Unmet> reason) {
        playedChosen().ifPresent(each -> {
            var which = RefusedClaims.of(each.row().policy(), reason);
            read(
                    () -> kept.isPresent()
                            ? RefusedClaims.among(kept.get().claims(), which)
                            : desk().claims(which, trail.get(), MOST_OPENED, TaskProgress.SILENT),
                    ids -> context.navigator()
                            .showClaims(ClaimFilter.only(
                                    Messages.get(
                                            "policies.open.name",
                                            each.row().policy().name()),
                                    new HashSet<>(ids))));
        });
    }

    private void told(Exception why) {
        String code = why instanceof RefusedPolicy refused ? refused.code() : "";
        context.notices()
                .add(Notice.failure(
                        Messages.get("policies.failed"),
                        Messages.get("place.policies"),
                        String.valueOf(why.getMessage()),
                        code));
    }

    /** Reads something. */
    private interface Reading<T> {
        T read() throws IOException;
    }

    private <T> void read(Reading<T> asked, Consumer<T> onDone) {
        context.background()
                .read(progress -> asked.read(), onDone, why -> failure.set(String.valueOf(why.getMessage())));
    }
}
