package dev.reckoner.ui.reexecution;

import dev.reckoner.audit.OperatorEdges;
import dev.reckoner.audit.ReexecutionOutcome;
import dev.reckoner.audit.RerunDepth;
import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.localise.Localisation;
import dev.reckoner.runtime.localise.OperatorError;
import dev.reckoner.trail.Claim;
import dev.reckoner.ui.chart.OperatorNeighbourhood;
import dev.reckoner.ui.chart.OperatorStrip.Measure;
import dev.reckoner.ui.chart.StripColumn;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.task.Background;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

/** Which operators of a model are in sight, in the strip and in the graph, and which of them is selected. */
final class OperatorsViewModel {
    /** Nothing is selected. */
    static final int NONE = -1;

    private final Background background;
    private final Offers offers;
    private final ReadOnlyObjectWrapper<Optional<Localisation>> found = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Measure> measure = new SimpleObjectProperty<>(Measure.LOCAL);
    private final IntegerProperty selected = new SimpleIntegerProperty(NONE);
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<OperatorEdges> edges = new ReadOnlyObjectWrapper<>(OperatorEdges.NONE);
    private final Map<Digest, OperatorEdges> known = new HashMap<>();
    private final Map<Digest, String> unreadable = new HashMap<>();
    private final Set<Digest> reading = new HashSet<>();
    private final BitSet openedInStrip = new BitSet();
    private final Set<Integer> openedInGraph = new HashSet<>();
    private Chosen chosen = new Chosen(NONE, NONE, List.of());
    private int centre = NONE;
    private String absent = "";
    private Optional<Digest> model = Optional.empty();

    OperatorsViewModel(Background background, Offers offers) {
        this.background = background;
        this.offers = offers;
    }

    /** What was found; empty where no operator was checked. */
    ReadOnlyObjectProperty<Optional<Localisation>> found() {
        return found.getReadOnlyProperty();
    }

    /** What the figures measure. */
    ObjectProperty<Measure> measure() {
        return measure;
    }

    /** Index in the graph of the selected operator. */
    IntegerProperty selected() {
        return selected;
    }

    /** Counts up whenever something else is in sight. */
    ReadOnlyIntegerProperty changes() {
        return changes.getReadOnlyProperty();
    }

    /** Why the model has no graph to show; empty while that is not known. */
    Optional<String> unreadable() {
        return model.map(unreadable::get);
    }

    /** The edges of the model, once they are read. */
    ReadOnlyObjectProperty<OperatorEdges> edges() {
        return edges.getReadOnlyProperty();
    }

    /** What a first look at the products came to, and that it is a hint; empty where none was taken. */
    String firstLook() {
        return found.get()
                .flatMap(Localisation::firstLook)
                .map(look -> Messages.get("operators.firstLook", look.sentence()))
                .orElse("");
    }

    /** Why there are no operators to show. */
    String absent() {
        return absent;
    }

    /** True where the graph of the model can be opened. */
    boolean hasGraph() {
        return model.isPresent() && found.get().isPresent();
    }

    /** Shows what was found of a claim. */
    void show(Optional<Claim> claim, ReexecutionOutcome outcome) {
        model = claim.flatMap(it -> it.model().digest());
        Optional<Localisation> some =
                outcome.depth().localisation().filter(it -> !it.operators().isEmpty());
        absent = absent(outcome);
        if (!some.equals(found.get())) {
            openedInStrip.clear();
            openedInGraph.clear();
            found.set(some);
            selected.set(some.map(OperatorsViewModel::middle).orElse(NONE));
            centre = selected.get();
        }
        edges.set(model.map(known::get).orElse(OperatorEdges.NONE));
        changed();
        if (some.isPresent()) {
            loadEdges();
        }
    }

    private static String absent(ReexecutionOutcome outcome) {
        if (outcome.depth().localisation().isPresent()) {
            return outcome.depth().localisation().get().sentence();
        }
        String key = switch (outcome.verdict()) {
            case BIT_EXACT, WITHIN_EMPIRICAL -> "agree";
            case INCONCLUSIVE -> outcome.outputs().isEmpty() ? "undecided" : "final";
            case WITHIN_THEORETICAL, OUTSIDE -> outcome.depth().equals(RerunDepth.NONE) ? "earlier" : "final";
        };
        return Messages.get("operators.none." + key);
    }

    /** The guilty operator, else the one nearest to its bound. */
    private static int middle(Localisation found) {
        return found.guilty()
                .orElseGet(() -> found.operators().stream()
                        .max(Comparator.comparingDouble(OperatorError::multiple))
                        .map(OperatorError::index)
                        .orElse(NONE));
    }

    /** The columns of a strip with room for so many halves of one; chosen once, because a strip is drawn at every step. */
    List<StripColumn> columns(int room) {
        if (chosen.room() != room || chosen.changes() != changes.get()) {
            chosen = new Chosen(
                    room,
                    changes.get(),
                    found.get()
                            .map(it -> StripColumn.choose(
                                    it.operators(), edges.get(), place(it, middle(it)), openedInStrip, room))
                            .orElse(List.of()));
        }
        return chosen.columns();
    }

    private record Chosen(int room, int changes, List<StripColumn> columns) {}

    private static int place(Localisation found, int index) {
        return IntStream.range(0, found.operators().size())
                .filter(place -> found.operators().get(place).index() == index)
                .findFirst()
                .orElse(0);
    }

    /** Opens a fold of the strip. */
    void open(StripColumn.Fold fold) {
        openedInStrip.set(fold.from(), fold.to());
        changed();
    }

    /** The selected operator, where it was checked. */
    Optional<OperatorError> error() {
        return found.get()
                .flatMap(it -> it.operators().stream()
                        .filter(each -> each.index() == selected.get())
                        .findFirst());
    }

    /** Reads the edges of the model, unless they are known: which operators stand around the guilty one hangs on them. */
    private void loadEdges() {
        if (model.isEmpty() || known.containsKey(model.get()) || !reading.add(model.get())) {
            return;
        }
        Digest wanted = model.get();
        background.read(
                progress -> offers.edges(wanted),
                read -> {
                    reading.remove(wanted);
                    known.put(wanted, read);
                    if (model.equals(Optional.of(wanted))) {
                        edges.set(read);
                        changed();
                    }
                },
                reason -> {
                    reading.remove(wanted);
                    // The operators are shown without their graph; who opens that is told why there is none.
                    known.put(wanted, OperatorEdges.NONE);
                    unreadable.put(wanted, String.valueOf(reason.getMessage()));
                    changed();
                });
    }

    /** What is in sight around the operator in the middle. */
    OperatorNeighbourhood around(OperatorNeighbourhood.Room room) {
        return OperatorNeighbourhood.of(edges.get(), centre, openedInGraph, room);
    }

    /** Shows what lies around an operator. */
    void centreOn(int operator) {
        centre = operator;
        openedInGraph.clear();
        selected.set(operator);
        changed();
    }

    /** Opens a fold of the graph and selects the first of what it held. */
    void open(OperatorNeighbourhood.Fold fold) {
        openedInGraph.addAll(fold.hidden());
        fold.hidden().stream().findFirst().ifPresent(selected::set);
        changed();
    }

    private void changed() {
        changes.set(changes.get() + 1);
    }
}
