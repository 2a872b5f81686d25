package dev.reckoner.ui.reputation;

import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.SubjectEvent;
import dev.reckoner.reputation.ReputationParameters;
import dev.reckoner.reputation.TimeBasis;
import dev.reckoner.reputation.subject.SubjectId;
import dev.reckoner.reputation.subject.SubjectKind;
import dev.reckoner.ui.control.Notice;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.shell.PlaceContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** What the Reputation place shows: the reputations of some subjects of a kind over time. On the FX thread. */
final class ReputationViewModel {
    /** More lines cannot be told apart. */
    static final int MOST = Slot.values().length;

    private static final int POINTS = 240;
    private static final int SMALL_POINTS = 60;

    private final PlaceContext context;
    private final AuditCase audit;
    private final Runnable redraw;
    private final ObjectProperty<SubjectKind> kind = new SimpleObjectProperty<>(SubjectKind.OPERATOR);
    private final ObjectProperty<TimeBasis> basis = new SimpleObjectProperty<>(TimeBasis.KNOWN);
    private final BooleanProperty withIsolated = new SimpleBooleanProperty(true);
    private final ObjectProperty<Duration> halfLife =
            new SimpleObjectProperty<>(ReputationParameters.DEFAULT.halfLife());
    private final BooleanProperty dragging = new SimpleBooleanProperty();
    private final ObjectProperty<Optional<View>> view = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Lines>> lines = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Span>> span = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Detail>> detail = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private final Map<SubjectId, Slot> slots = new LinkedHashMap<>();
    private List<SubjectId> chosen = List.of();
    private List<Curve> curves = List.of();
    private List<Curve> small = List.of();
    /** Half-life and basis follow the ledger until somebody chooses others. */
    private boolean own;

    private boolean setting;
    /** All of the time is to be shown again, and the first finding in it. */
    private boolean fresh = true;

    /** Counts what was asked for: an answer to an earlier question is not shown. */
    private long asked;

    private long selections;

    /**
     * What is drawn.
     *
     * @param chosen in the time that is in sight
     * @param all every subject, over all of the time
     */
    record Lines(List<Line> chosen, List<Line> all) {}

    ReputationViewModel(PlaceContext context) {
        this.context = context;
        this.audit = context.auditCase();
        this.redraw = context.background().coalesced(this::evaluate);
        kind.addListener((any, was, now) -> start());
        withIsolated.addListener((any, was, now) -> reload());
        basis.addListener((any, was, now) -> choose(this::freshTime));
        halfLife.addListener((any, was, now) -> choose(this::halfLifeChanged));
        dragging.addListener((any, was, now) -> {
            if (!now) {
                reload();
            }
        });
        span.addListener((any, was, now) -> place());
        audit.onChange(context.background().coalesced(this::changed));
    }

    ObjectProperty<SubjectKind> kind() {
        return kind;
    }

    ObjectProperty<TimeBasis> basis() {
        return basis;
    }

    /** Whether claims that an isolation in force touches count. */
    BooleanProperty withIsolated() {
        return withIsolated;
    }

    ObjectProperty<Duration> halfLife() {
        return halfLife;
    }

    /** True while the half-life is being dragged: the lines follow at once, all else when it is let go. */
    BooleanProperty dragging() {
        return dragging;
    }

    ReadOnlyObjectProperty<Optional<View>> view() {
        return view;
    }

    ReadOnlyObjectProperty<Optional<Lines>> lines() {
        return lines;
    }

    /** The time that is in sight. */
    ObjectProperty<Optional<Span>> span() {
        return span;
    }

    /** The event that is looked at. */
    ReadOnlyObjectProperty<Optional<Detail>> detail() {
        return detail;
    }

    /** Why nothing can be shown; empty text where something is. */
    ReadOnlyStringProperty failure() {
        return failure.getReadOnlyProperty();
    }

    PlaceContext context() {
        return context;
    }

    /** When the place comes into sight. */
    void shown() {
        if (view.get().isEmpty()) {
            reload();
        }
    }

    private void changed() {
        if (view.get().isPresent()) {
            reload();
        }
    }

    private void start() {
        chosen = List.of();
        slots.clear();
        freshTime();
    }

    private void choose(Runnable then) {
        if (!setting) {
            own = true;
            then.run();
        }
    }

    /** Another stretch of time: what was looked at may not be in it. */
    private void freshTime() {
        fresh = true;
        reload();
    }

    private void halfLifeChanged() {
        redraw.run();
        if (!dragging.get()) {
            reload();
        }
    }

    private void reload() {
        long number = ++asked;
        var wish = new ViewReading.Wish(
                kind.get(),
                own ? Optional.of(basis.get()) : Optional.empty(),
                own ? Optional.of(halfLife.get()) : Optional.empty(),
                withIsolated.get(),
                chosen);
        var before = view.get();
        context.background()
                .read(
                        progress -> new ViewReading(audit).of(wish, before),
                        read -> {
                            if (number == asked) {
                                show(read);
                            }
                        },
                        why -> failure.set(String.valueOf(why.getMessage())));
    }

    private void show(View read) {
        failure.set("");
        setting = true;
        basis.set(read.standings().question().parameters().timeBasis());
        halfLife.set(read.standings().question().parameters().halfLife());
        setting = false;
        chosen = read.chosen();
        slots.keySet().retainAll(chosen);
        chosen.forEach(id -> slots.computeIfAbsent(id, any -> freeSlot()));
        boolean anew = fresh || !leader(view.get()).equals(leader(Optional.of(read)));
        boolean whole =
                fresh || !span.get().map(Span::until).map(read.whole()::holds).orElse(false);
        fresh = false;
        var before = detail.get();
        view.set(Optional.of(read));
        if (whole && !span.get().equals(Optional.of(read.whole()))) {
            span.set(Optional.of(read.whole()));
        } else {
            place();
        }
        if (anew || before.isEmpty()) {
            first(read.events()).ifPresentOrElse(this::select, () -> detail.set(Optional.empty()));
        } else {
            again(before.get(), read.events());
        }
    }

    /** Whose events are told. */
    Optional<SubjectId> leader() {
        return leader(view.get());
    }

    private static Optional<SubjectId> leader(Optional<View> read) {
        return read.stream().flatMap(known -> known.chosen().stream()).findFirst();
    }

    private Slot freeSlot() {
        for (var slot : Slot.values()) {
            if (!slots.containsValue(slot)) {
                return slot;
            }
        }
        return Slot.SIXTH;
    }

    /** The same event by its time, since its figures may be others now. */
    private void again(Detail before, List<SubjectEvent> events) {
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i).at().equals(before.event().at())
                    && events.get(i).getClass().equals(before.event().getClass())) {
                select(i);
                return;
            }
        }
        first(events).ifPresentOrElse(this::select, () -> detail.set(Optional.empty()));
    }

    /** The first finding; else the latest event. */
    private static OptionalInt first(List<SubjectEvent> events) {
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i) instanceof SubjectEvent.Audited audited
                    && audited.day().isFinding()) {
                return OptionalInt.of(i);
            }
        }
        return events.isEmpty() ? OptionalInt.empty() : OptionalInt.of(events.size() - 1);
    }

    /** Lays the points of the lines over the time that is in sight. */
    private void place() {
        if (view.get().isEmpty() || span.get().isEmpty()) {
            return;
        }
        var read = view.get().get();
        curves = read.records().stream()
                .map(record -> new Curve(record, span.get().get(), POINTS))
                .toList();
        small = read.standings().subjects().stream()
                .limit(OthersCard.MOST)
                .map(record -> new Curve(record, read.whole(), SMALL_POINTS))
                .toList();
        evaluate();
    }

    private void evaluate() {
        lines.set(Optional.of(new Lines(
                curves.stream().map(curve -> curve.evaluate(halfLife.get())).toList(),
                small.stream().map(curve -> curve.evaluate(halfLife.get())).toList())));
    }

    /** How a subject is drawn; empty where it is not. */
    Optional<Slot> slot(SubjectId id) {
        return Optional.ofNullable(slots.get(id));
    }

    boolean isFull() {
        return chosen.size() >= MOST;
    }

    /** Draws a subject, or draws it no more; the last one stays. */
    void toggle(SubjectId id) {
        var others = new ArrayList<>(chosen);
        boolean removed = others.remove(id);
        if (removed && others.isEmpty() || !removed && isFull()) {
            return;
        }
        if (!removed) {
            others.add(id);
        }
        chosen = others;
        reload();
    }

    /** Makes a subject the one whose events are told and that others are compared with. */
    void lead(SubjectId id) {
        if (chosen.isEmpty() || chosen.getFirst().equals(id)) {
            return;
        }
        var others = new ArrayList<>(chosen);
        others.remove(id);
        others.addFirst(id);
        chosen = others;
        reload();
    }

    /** Looks at an event. */
    void select(int number) {
        var events = view.get().map(View::events).orElse(List.of());
        if (number < 0 || number >= events.size()) {
            return;
        }
        long selection = ++selections;
        var event = events.get(number);
        context.background()
                .read(
                        progress -> new DetailReading(audit).of(number, event),
                        read -> {
                            if (selection == selections) {
                                detail.set(Optional.of(read));
                            }
                        },
                        why -> failure.set(String.valueOf(why.getMessage())));
    }

    /** Of several events under one mark the next one. */
    void selectNext(List<Integer> numbers) {
        int now = detail.get().map(Detail::number).orElse(-1);
        int at = numbers.indexOf(now);
        select(numbers.get((at + 1) % numbers.size()));
    }

    /** True if half-life or time basis differ from what the ledger has. */
    boolean differs() {
        return view.get()
                .map(read -> !read.recorded().halfLife().equals(halfLife.get())
                        || read.recorded().timeBasis() != basis.get())
                .orElse(false);
    }

    /** Records half-life and time basis. */
    void record() {
        view.get().ifPresent(read -> {
            var parameters = read.recorded().withHalfLife(halfLife.get()).withTimeBasis(basis.get());
            context.background()
                    .submit(
                            Messages.get("reputation.record.job"),
                            progress -> {
                                audit.reputation().set(parameters);
                                return parameters;
                            },
                            done -> own = false,
                            this::told);
        });
    }

    private void told(Exception why) {
        context.notices()
                .add(Notice.failure(
                        Messages.get("reputation.failed"),
                        Messages.get("place.reputation"),
                        String.valueOf(why.getMessage()),
                        ""));
    }
}
