package dev.reckoner.attribution;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.attribution.Neighbourhood.Fold;
import dev.reckoner.attribution.Neighbourhood.Light;
import dev.reckoner.crypto.Digest;
import dev.reckoner.grade.Grade;
import dev.reckoner.ledger.projection.ClaimCondition;
import dev.reckoner.ledger.projection.ClaimCondition.Name;
import dev.reckoner.ledger.projection.ClaimFacts;
import dev.reckoner.ledger.projection.ClaimMark;
import dev.reckoner.trail.PartyRole;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts together what is around an answer or a party. A fold shows so many of what it stands for as it was opened for, and what lies
 * behind those is read only then.
 */
public final class Neighbourhoods {
    /** The fold of answers with the same fault, or of a party's answers. */
    public static final NodeId MORE_ANSWERS = new NodeId(NodeKind.ANSWER, "more");

    /** The fold of answers that came from others. */
    public static final NodeId MORE_DERIVED = new NodeId(NodeKind.ANSWER, "more derived");

    /** So many more are shown each time a fold is opened. */
    public static final int STEP = 12;

    /** So many nodes are laid out at most. */
    public static final int MOST_NODES = 2_000;

    private static final int MOST_ANSWERS = MOST_NODES / 4;
    private static final int FEW = 3;
    private static final int SEVERAL = 6;
    private static final int MOST_SHARING = 60;
    private static final int MOST_IDS = 10_000;

    private final CaseReading reading;
    private final Map<NodeId, Integer> opened;

    /**
     * Of that case.
     *
     * @param opened how often each fold was opened
     */
    public Neighbourhoods(CaseReading reading, Map<NodeId, Integer> opened) {
        this.reading = reading;
        this.opened = Map.copyOf(opened);
    }

    private int most(NodeId fold, int first) {
        return Math.min(MOST_ANSWERS, first + STEP * opened.getOrDefault(fold, 0));
    }

    /** Who answers for an answer, and what has the same fault or came from it; empty where the case has no such claim. */
    public Optional<Neighbourhood> ofAnswer(Digest claim) throws IOException {
        var file = reading.file(claim);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        var sketch = new Sketch();
        var chain = new AnswerChain(file.get());
        chain.draw(sketch, Light.FOCUS, Light.PATH);
        earlier(sketch, file.get());
        sameFault(sketch, file.get());
        derived(sketch, file.get(), chain);
        shared(sketch, chain.operator().map(Set::of).orElse(Set.of()));
        return Optional.of(finished(sketch, chain.answer(), path(file.get())));
    }

    private static String path(ClaimFile file) {
        return file.claim().label() + ": its path of responsibility leads from who asked to the "
                + (file.match().isPresent() ? "model that matches" : "model that is named")
                + ", its operator and its provider.";
    }

    /** The answers that it was given. */
    private void earlier(Sketch sketch, ClaimFile file) throws IOException {
        for (var derivation : file.derivations()) {
            var source = reading.file(derivation.from());
            if (source.isPresent()) {
                var chain = new AnswerChain(source.get());
                chain.draw(sketch, Light.TOUCHED, Light.PLAIN);
                link(sketch, file, chain.answer());
            }
        }
    }

    private static void link(Sketch sketch, ClaimFile taker, NodeId source) {
        ClaimProvenance.of(taker).from(ClaimProvenance.answer(taker.claim().id())).stream()
                .filter(edge -> edge.relation() == Relation.WAS_DERIVED_FROM)
                .filter(edge -> edge.to().equals(source))
                .forEach(edge ->
                        sketch.link(edge.from(), edge.to(), "came from", edge.grade(), Light.TOUCHED, edge.grounds()));
    }

    private void sameFault(Sketch sketch, ClaimFile file) throws IOException {
        var fault = file.findings().stream()
                .filter(finding -> finding.tier() == Tier.CONTRAINDICATED)
                .map(Finding::code)
                .findFirst();
        var operator = Optional.ofNullable(file.claim().parties().get(PartyRole.OPERATOR));
        if (fault.isPresent() && operator.isPresent()) {
            var condition = ClaimCondition.ALL
                    .withCodes(Set.of(fault.get()))
                    .withNamed(Map.of(
                            Name.OPERATOR,
                            operator.get(),
                            Name.MODEL,
                            file.claim().model().label()));
            answers(sketch, condition, "same fault", file.claim().id(), FEW, Light.TOUCHED);
        }
    }

    /** Some answers with their chains, and a fold for the others. */
    private void answers(Sketch sketch, ClaimCondition condition, String second, Digest but, int first, Light light)
            throws IOException {
        int most = most(MORE_ANSWERS, first);
        long all = reading.count(condition);
        var rows = reading.claims(condition, most + 1).stream()
                .filter(row -> !row.id().equals(but))
                .limit(most)
                .toList();
        Optional<AnswerChain> last = Optional.empty();
        for (var row : rows) {
            last = drawn(sketch, row, light);
        }
        long more = all - rows.size() - (sketch.has(ClaimProvenance.answer(but)) ? 1 : 0);
        if (more > 0 && last.isPresent()) {
            sketch.fold(MORE_ANSWERS, second, Column.ANSWERS, light, new Fold(condition, more));
            like(sketch, last.get());
        }
    }

    private Optional<AnswerChain> drawn(Sketch sketch, ClaimFacts row, Light light) throws IOException {
        var file = reading.file(row.id());
        if (file.isEmpty()) {
            return Optional.empty();
        }
        var chain = new AnswerChain(file.get());
        chain.draw(sketch, light, Light.PLAIN);
        return Optional.of(chain);
    }

    /** A fold leads where the last answer before it leads, as far as its claims do: to the model and the operator. */
    private static void like(Sketch sketch, AnswerChain chain) {
        chain.provenance().edges().stream()
                .filter(edge -> edge.relation() == Relation.USED && edge.to().kind() == NodeKind.MODEL)
                .reduce((first, second) -> second)
                .ifPresent(edge ->
                        sketch.link(MORE_ANSWERS, edge.to(), "come from", edge.grade(), Light.PLAIN, List.of()));
    }

    private void derived(Sketch sketch, ClaimFile file, AnswerChain chain) throws IOException {
        int most = most(MORE_DERIVED, FEW);
        var rows = reading.derivedFrom(file, MOST_IDS);
        for (var row : rows.stream().limit(most).toList()) {
            var taker = reading.file(row.id());
            if (taker.isPresent()) {
                new AnswerChain(taker.get()).draw(sketch, Light.TOUCHED, Light.PLAIN);
                link(sketch, taker.get(), chain.answer());
            }
        }
        fold(sketch, rows, rows.size() - (long) most, chain.answer());
    }

    private static void fold(Sketch sketch, List<ClaimFacts> rows, long more, NodeId to) {
        if (more > 0) {
            var ids = rows.stream().map(ClaimFacts::id).collect(Collectors.toSet());
            sketch.fold(
                    MORE_DERIVED,
                    "derived",
                    Column.APPLICATIONS,
                    Light.TOUCHED,
                    new Fold(ClaimCondition.ALL.withIds(Optional.of(ids)), more));
            sketch.link(MORE_DERIVED, to, "came from", Grade.SUPPORTED, Light.TOUCHED, List.of());
        }
    }

    /** What a party, key, build or model touches: its answers and what came from them. */
    public Neighbourhood ofScope(NodeId focus, String label, Scope scope) throws IOException {
        var sketch = new Sketch();
        sketch.node(new Node(focus, label), focus.kind().wireName(), Light.FOCUS);
        var condition = reading.within(scope);
        answers(sketch, condition, "answers", Digest.ofSha256("00".repeat(32)), SEVERAL, Light.TOUCHED);
        var derived = reading.derivedFrom(scope, most(MORE_DERIVED, FEW));
        for (var row : derived.some()) {
            var taker = reading.file(row.id());
            if (taker.isPresent()) {
                new AnswerChain(taker.get()).draw(sketch, Light.TOUCHED, Light.PLAIN);
                for (var derivation : taker.get().derivations()) {
                    link(sketch, taker.get(), ClaimProvenance.answer(derivation.from()));
                }
            }
        }
        fold(sketch, derived.some(), derived.all() - derived.some().size(), MORE_ANSWERS);
        shared(sketch, focus.kind() == NodeKind.OPERATOR ? Set.of(focus) : Set.of());
        uses(sketch, focus);
        return finished(sketch, focus, reach(label, reading.count(condition), derived.all()));
    }

    private static String reach(String label, long answers, long derived) {
        return label + " touches " + answers + (answers == 1 ? " answer" : " answers") + ", and " + derived
                + " that came from " + (answers == 1 ? "it." : "them.");
    }

    /** Who uses the key or build that is looked at. */
    private void uses(Sketch sketch, NodeId means) throws IOException {
        for (var use : reading.uses()) {
            if (use.means().id().equals(means)) {
                sketch.node(
                        new Node(use.party(), use.party().key()),
                        use.party().kind().wireName(),
                        Light.PLAIN);
                sketch.link(use.party(), means, SharedByOperators.words(use), use.grade(), Light.PLAIN, List.of());
            }
        }
    }

    /** Everything that several operators use, and they. */
    public Neighbourhood ofSharedMeans() throws IOException {
        var sketch = new Sketch();
        var shared = new SharedByOperators(reading.uses(), reading.sharing());
        shared.draw(sketch, shared.sharing(), MOST_SHARING);
        return finished(sketch, new NodeId(NodeKind.OPERATOR, ""), shared.sentence());
    }

    private void shared(Sketch sketch, Set<NodeId> operators) throws IOException {
        if (!operators.isEmpty()) {
            new SharedByOperators(reading.uses(), reading.sharing()).draw(sketch, operators, FEW);
        }
    }

    private Neighbourhood finished(Sketch sketch, NodeId focus, String sentence) throws IOException {
        for (var isolation : reading.isolations()) {
            isolation.scope().nodes().forEach(sketch::isolated);
        }
        return marked(sketch).finished(focus, sentence, reading.nodes());
    }

    private Sketch marked(Sketch sketch) throws IOException {
        for (var id : sketch.ids()) {
            if (id.kind() == NodeKind.ANSWER && Digest.isHex(id.key())) {
                var row = reading.claims(ClaimCondition.ALL.withIds(Optional.of(Set.of(Digest.ofSha256(id.key())))), 1);
                row.stream()
                        .filter(claim -> reading.marks().of(claim.number()) != ClaimMark.NONE)
                        .forEach(claim -> sketch.isolated(id));
            }
        }
        return sketch;
    }
}
