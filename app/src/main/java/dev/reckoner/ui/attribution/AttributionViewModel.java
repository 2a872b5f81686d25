package dev.reckoner.ui.attribution;

import dev.reckoner.attribution.Lighting;
import dev.reckoner.attribution.Neighbourhood;
import dev.reckoner.attribution.Neighbourhood.Shown;
import dev.reckoner.attribution.NodeId;
import dev.reckoner.attribution.NodeKind;
import dev.reckoner.attribution.Provenance;
import dev.reckoner.attribution.Scope;
import dev.reckoner.audit.AttributionDesk;
import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.ClaimRow;
import dev.reckoner.audit.FoundWrong;
import dev.reckoner.audit.IsolationEffect;
import dev.reckoner.audit.IsolationRow;
import dev.reckoner.audit.RefusedIsolation;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.projection.ClaimCondition;
import dev.reckoner.ledger.projection.ClaimOrder;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.ui.control.Notice;
import dev.reckoner.ui.graph.GraphLayout;
import dev.reckoner.ui.graph.GraphPicture;
import dev.reckoner.ui.graph.LaidOut;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.shell.PlaceContext;
import dev.reckoner.ui.shell.Visit;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** What the Attribution place shows: a neighbourhood laid out, what is selected in it, and isolating. On the FX thread. */
final class AttributionViewModel {
    private static final ClaimOrder GRAVEST_FIRST = new ClaimOrder(ClaimOrder.Column.TIER, false);

    private final PlaceContext context;
    private final AuditCase audit;
    private final ObjectProperty<Mode> mode = new SimpleObjectProperty<>(Mode.RESPONSIBILITY);
    private final ObjectProperty<Optional<View>> view = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Subject>> subject = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Draft>> isolating = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private final Map<NodeId, Integer> opened = new HashMap<>();
    private Optional<Digest> answer = Optional.empty();
    private Optional<Thing> thing = Optional.empty();
    /** Counts what was asked for: an answer to an earlier question is not shown. */
    private long asked;

    private long selections;
    private long previews;
    /** True where the answer that is asked for is to be isolated as soon as it is known. */
    private boolean isolateNext;

    /** What is to be selected once it is drawn. */
    private Optional<NodeId> wanted = Optional.empty();

    /**
     * A neighbourhood with its picture.
     *
     * @param lit the same in the light of what is selected
     * @param selected the node whose light it is in
     * @param again true if the places are those of the one before
     */
    record View(
            Neighbourhood shown,
            Neighbourhood lit,
            LaidOut places,
            GraphPicture picture,
            NodeId selected,
            boolean again) {}

    /** A party, key, build or model with its name. */
    private record Thing(NodeId id, String name) {}

    /**
     * An isolation that is being thought about.
     *
     * @param suggestion how it can be narrowed, once that is known
     */
    record Draft(Subject subject, Optional<IsolationEffect> effect, Optional<Suggestion> suggestion) {
        List<MeansChoice> choices() {
            return suggestion.map(Suggestion::choices).orElse(List.of());
        }

        Draft with(IsolationEffect touched) {
            return new Draft(subject, Optional.of(touched), suggestion);
        }

        Draft with(Suggestion suggested) {
            return new Draft(subject, effect, Optional.of(suggested));
        }
    }

    /**
     * How an isolation can be narrowed.
     *
     * @param choices keys and builds
     * @param wrong the answers that were found wrong, if any was
     */
    record Suggestion(List<MeansChoice> choices, Optional<FoundWrong> wrong) {
        Suggestion {
            choices = List.copyOf(choices);
        }
    }

    AttributionViewModel(PlaceContext context) {
        this.context = context;
        this.audit = context.auditCase();
        mode.addListener((any, was, now) -> reload());
        audit.onChange(context.background().coalesced(this::changed));
    }

    private AttributionDesk desk() {
        return audit.attribution();
    }

    ObjectProperty<Mode> mode() {
        return mode;
    }

    ReadOnlyObjectProperty<Optional<View>> view() {
        return view;
    }

    ReadOnlyObjectProperty<Optional<Subject>> subject() {
        return subject;
    }

    ReadOnlyObjectProperty<Optional<Draft>> isolating() {
        return isolating;
    }

    /** Why nothing can be shown; empty text where something is. */
    ReadOnlyStringProperty failure() {
        return failure.getReadOnlyProperty();
    }

    /** When the place comes into sight: what is selected elsewhere, or what was shown before. */
    void shown() {
        var elsewhere = context.selection().claim().get();
        if (view.get().isEmpty() || elsewhere.isPresent() && !elsewhere.equals(answer)) {
            elsewhere.ifPresentOrElse(this::show, this::showGravest);
        }
    }

    /** Another place asks who answers for a claim. */
    void visit(Visit.Answer asked) {
        isolateNext = asked.isolate();
        show(asked.claim());
    }

    /** Another place asks what is touched. What names neither party nor key, build or model is looked at by its answers. */
    void visit(Visit.Touched asked) {
        var scope = asked.scope();
        var named = Stream.concat(
                        scope.nodes().stream(), scope.model().map(label -> new NodeId(NodeKind.MODEL, label)).stream())
                .findFirst();
        named.ifPresentOrElse(node -> show(new Thing(node, name(node))), this::shown);
    }

    private static String name(NodeId node) {
        return switch (node.kind()) {
            case KEY, BUILD -> Digest.ofSha256(node.key()).abbreviated();
            default -> node.key();
        };
    }

    /** Another place asks what parties share. */
    void visit(Visit.SharedMeans asked) {
        wanted = Optional.of(asked.means());
        if (mode.get() == Mode.SHARED) {
            reload();
        } else {
            mode.set(Mode.SHARED);
        }
    }

    /** Who answers for a claim. */
    void show(Digest claim) {
        answer = Optional.of(claim);
        opened.clear();
        if (mode.get() == Mode.RESPONSIBILITY) {
            reload();
        } else {
            mode.set(Mode.RESPONSIBILITY);
        }
    }

    /** Where nobody has chosen a claim: one that running it again contradicts, else the gravest. */
    private void showGravest() {
        read(
                () -> {
                    var outside = first(ClaimCondition.ALL.withVerdicts(Set.of(Verdict.OUTSIDE.name())));
                    return outside.isPresent() ? outside : first(ClaimCondition.ALL);
                },
                found -> found.ifPresentOrElse(this::show, () -> failure.set(Messages.get("attribution.empty"))));
    }

    private Optional<Digest> first(ClaimCondition condition) throws IOException {
        return audit.claims(condition, GRAVEST_FIRST).first(() -> false).stream()
                .map(ClaimRow::id)
                .findFirst();
    }

    private void show(Shown node) {
        show(new Thing(node.id(), node.name()));
    }

    private void show(Thing chosen) {
        thing = Optional.of(chosen);
        opened.clear();
        if (mode.get() == Mode.BLAST) {
            reload();
        } else {
            mode.set(Mode.BLAST);
        }
    }

    private void changed() {
        if (view.get().isPresent()) {
            reload();
        }
    }

    private void reload() {
        long number = ++asked;
        read(this::laidOut, made -> {
            if (number == asked) {
                view.set(made);
                failure.set(made.isEmpty() ? Messages.get("attribution.empty") : "");
                made.ifPresent(known ->
                        select(wanted.filter(node -> known.shown().node(node).isPresent())
                                .orElse(known.selected())));
                wanted = Optional.empty();
            }
        });
    }

    private Optional<View> laidOut() throws IOException {
        var found = neighbourhood();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var places = GraphLayout.of(GraphContents.of(found.get()), () -> false);
        return Optional.of(new View(
                found.get(),
                found.get(),
                places,
                GraphPicture.of(places),
                found.get().focus(),
                false));
    }

    private Optional<Neighbourhood> neighbourhood() throws IOException {
        var folds = Map.copyOf(opened);
        return switch (mode.get()) {
            case RESPONSIBILITY -> answer.isEmpty() ? Optional.empty() : desk().around(answer.get(), folds);
            case BLAST -> blast(folds);
            case SHARED -> Optional.of(desk().sharedMeans());
        };
    }

    /** Of what was chosen last; where nothing was, of the operator of the answer. */
    private Optional<Neighbourhood> blast(Map<NodeId, Integer> folds) throws IOException {
        if (thing.isPresent()) {
            return Optional.of(desk().around(thing.get().id(), thing.get().name(), folds));
        }
        var operator = answer.isEmpty()
                ? Optional.<NodeId>empty()
                : desk().file(answer.get()).flatMap(SubjectReading::operator).flatMap(Scope::party);
        return operator.isEmpty()
                ? Optional.empty()
                : Optional.of(desk().around(operator.get(), operator.get().key(), folds));
    }

    /** Lights what a node has to do with, and says what is known of it. */
    void select(NodeId node) {
        var before = view.get();
        if (before.isEmpty() || before.get().shown().node(node).isEmpty()) {
            subject.set(Optional.empty());
            return;
        }
        long number = ++selections;
        var known = before.get();
        read(
                () -> {
                    var lit = lit(known.shown(), node);
                    var places = known.places().with(GraphContents.of(lit));
                    var shown = known.shown().node(node).orElseThrow();
                    return new Lit(
                            new View(known.shown(), lit, places, GraphPicture.of(places), node, true),
                            new SubjectReading(audit).of(shown));
                },
                lit -> {
                    if (number == selections && view.get().map(View::shown).equals(Optional.of(known.shown()))) {
                        view.set(Optional.of(lit.view()));
                        subject.set(Optional.of(lit.subject()));
                        if (isolateNext) {
                            isolateNext = false;
                            isolate();
                        }
                    }
                });
    }

    private record Lit(View view, Subject subject) {}

    /** An answer that is looked at is drawn with what has the same fault; in any other light only what came from it is touched. */
    private static Neighbourhood lit(Neighbourhood shown, NodeId node) {
        boolean asDrawn = node.kind() == NodeKind.ANSWER && node.equals(shown.focus());
        return asDrawn || shown.node(node).isEmpty() ? shown : Lighting.of(shown, node);
    }

    /** Opens a fold, or looks at a node. */
    void activate(NodeId id) {
        view.get().flatMap(known -> known.shown().node(id)).ifPresent(node -> {
            if (node.fold().isPresent()) {
                opened.merge(id, 1, Integer::sum);
                reload();
            } else if (id.kind() == NodeKind.ANSWER) {
                context.selection().claim().set(Optional.of(Digest.ofSha256(id.key())));
                show(Digest.ofSha256(id.key()));
            } else if (SubjectReading.scope(node).isPresent()) {
                show(node);
            }
        });
    }

    /** Goes to a party or an answer by what was typed. */
    void find(String text) {
        if (text.isBlank()) {
            return;
        }
        read(() -> new Found(audit).of(text), found -> {
            switch (found) {
                case Found.Nothing nothing ->
                    context.notices().add(Notice.result(Messages.get("attribution.find.nothing", text)));
                case Found.Claim claim -> show(claim.id());
                case Found.Party party -> show(party.node());
            }
        });
    }

    /** Begins to think about isolating what is selected. */
    void isolate() {
        subject.get().filter(chosen -> chosen.scope().isPresent()).ifPresent(chosen -> {
            var draft = new Draft(chosen, chosen.effect(), Optional.empty());
            isolating.set(Optional.of(draft));
            context.navigator().openInspector();
            read(
                    () -> new Suggestion(
                            MeansChoice.of(desk(), chosen),
                            desk().foundWrong(chosen.scope().orElseThrow())),
                    read -> change(chosen, now -> now.with(read)));
        });
    }

    void cancelIsolation() {
        isolating.set(Optional.empty());
    }

    /** Works out what a scope would touch, for the form. */
    void preview(Scope scope) {
        isolating.get().ifPresent(draft -> {
            long number = ++previews;
            read(() -> desk().effect(scope), effect -> {
                if (number == previews) {
                    change(draft.subject(), now -> now.with(effect));
                }
            });
        });
    }

    /** Where it is still thought about. */
    private void change(Subject subject, UnaryOperator<Draft> changed) {
        isolating
                .get()
                .filter(now -> now.subject().equals(subject))
                .ifPresent(now -> isolating.set(Optional.of(changed.apply(now))));
    }

    /** Records it. */
    void confirm(Scope scope, String reason) {
        var evidence = isolating
                .get()
                .flatMap(draft -> draft.subject().file())
                .map(file -> List.of(file.claim().id()))
                .orElse(List.of());
        context.background()
                .submit(
                        Messages.get("attribution.isolate.job", scope.words()),
                        progress -> desk().isolate(scope, reason, evidence),
                        row -> isolating.set(Optional.empty()),
                        this::told);
    }

    void lift(IsolationRow row, String reason) {
        context.background()
                .submit(
                        Messages.get(
                                "attribution.lift.job", row.isolation().scope().words()),
                        progress -> desk().lift(row.entry(), reason),
                        done -> {},
                        this::told);
    }

    private void told(Exception why) {
        String code = why instanceof RefusedIsolation refused ? refused.code() : "";
        context.notices()
                .add(Notice.failure(
                        Messages.get("attribution.failed"),
                        Messages.get("place.attribution"),
                        String.valueOf(why.getMessage()),
                        code));
    }

    /** The provenance of the answers that are shown. Reads the disk: not for the FX thread. */
    Provenance provenance(View of) throws IOException {
        return desk().provenance(of.shown().paths().stream()
                .map(path -> Digest.ofSha256(path.answer().key()))
                .toList());
    }

    PlaceContext context() {
        return context;
    }

    /** Reads something. */
    private interface Reading<T> {
        T read() throws IOException;
    }

    private <T> void read(Reading<T> reading, Consumer<T> onDone) {
        context.background()
                .read(progress -> reading.read(), onDone, why -> failure.set(String.valueOf(why.getMessage())));
    }
}
