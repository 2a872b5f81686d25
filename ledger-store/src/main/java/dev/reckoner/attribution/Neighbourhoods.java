package dev.reckoner.attribution;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.attribution.Neighbourhood.Fold;
import dev.reckoner.attribution.Neighbourhood.Light;
import dev.reckoner.attribution.Neighbourhood.Path;
import dev.reckoner.crypto.Digest;
import dev.reckoner.grade.Grade;
import dev.reckoner.ledger.projection.ClaimCondition;
import dev.reckoner.ledger.projection.ClaimCondition.Name;
import dev.reckoner.ledger.projection.ClaimFacts;
import dev.reckoner.ledger.projection.ClaimMark;
import dev.reckoner.trail.PartyRole;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
                new Derivations(sketch).link(file, chain.answer());
            }
        }
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
            answers(sketch, condition, "same fault", file.claim().id(), FEW)
                    .ifPresent(last -> like(sketch, last, new NodeId(NodeKind.OPERATOR, operator.get())));
        }
    }

    /** Some answers with their chains, and a fold for the others; where there is one, the last answer before it. */
    private Optional<AnswerChain> answers(Sketch sketch, ClaimCondition condition, String second, Digest but, int first)
            throws IOException {
        int most = most(MORE_ANSWERS, first);
        long all = reading.count(condition);
        var rows = reading.claims(condition, most + 1).stream()
                .filter(row -> !row.id().equals(but))
                .limit(most)
                .toList();
        Optional<AnswerChain> last = Optional.empty();
        for (var row : rows) {
            last = drawn(sketch, row);
        }
        long more = all - rows.size() - (sketch.has(ClaimProvenance.answer(but)) ? 1 : 0);
        if (more <= 0 || last.isEmpty()) {
            return Optional.empty();
        }
        sketch.fold(MORE_ANSWERS, second, Column.ANSWERS, Light.TOUCHED, new Fold(condition, more));
        return last;
    }

    private Optional<AnswerChain> drawn(Sketch sketch, ClaimFacts row) throws IOException {
        var file = reading.file(row.id());
        if (file.isEmpty()) {
            return Optional.empty();
        }
        var chain = new AnswerChain(file.get());
        chain.draw(sketch, Light.TOUCHED, Light.PLAIN);
        return Optional.of(chain);
    }

    /** Answers of one fault lead where the last of them leads that is shown: to the model that it is of. */
    private static void like(Sketch sketch, AnswerChain chain, NodeId operator) {
        var path = new HashSet<>(Set.of(operator));
        chain.provenance().edges().stream()
                .filter(edge -> edge.relation() == Relation.USED && edge.to().kind() == NodeKind.MODEL)
                .reduce((first, second) -> second)
                .ifPresent(edge -> {
                    path.add(edge.to());
                    sketch.link(MORE_ANSWERS, edge.to(), "come from", edge.grade(), Light.PLAIN, List.of());
                });
        sketch.path(new Path(MORE_ANSWERS, path, Optional.empty()));
    }

    /** Of any answers of a party nothing more is known than that they are of it: another model may be that of each. */
    private static void of(Sketch sketch, NodeId focus) {
        sketch.path(new Path(MORE_ANSWERS, Set.of(focus), Optional.empty()));
        if (Column.of(focus.kind()).compareTo(Column.ANSWERS) > 0) {
            sketch.link(MORE_ANSWERS, focus, "name", Grade.ASSERTED, Light.TOUCHED, List.of());
        } else {
            sketch.link(focus, MORE_ANSWERS, "is named by", Grade.ASSERTED, Light.TOUCHED, List.of());
        }
    }

    private void derived(Sketch sketch, ClaimFile file, AnswerChain chain) throws IOException {
        int most = most(MORE_DERIVED, FEW);
        var rows = reading.derivedFrom(file, MOST_IDS);
        for (var row : rows.stream().limit(most).toList()) {
            var taker = reading.file(row.id());
            if (taker.isPresent()) {
                new AnswerChain(taker.get()).draw(sketch, Light.TOUCHED, Light.PLAIN);
                new Derivations(sketch).link(taker.get(), chain.answer());
            }
        }
        new Derivations(sketch).fold(rows, rows.size() - (long) most, chain.answer());
    }

    /** What a party, key, build or model touches: its answers and what came from them. */
    public Neighbourhood ofScope(NodeId focus, String label, Scope scope) throws IOException {
        var sketch = new Sketch();
        sketch.node(new Node(focus, label), focus.kind().wireName(), Light.FOCUS);
        var condition = reading.within(scope);
        answers(sketch, condition, "answers", Digest.ofSha256("00".repeat(32)), SEVERAL)
                .ifPresent(last -> of(sketch, focus));
        var derived = reading.derivedFrom(scope, most(MORE_DERIVED, FEW));
        var takers = takers(sketch, derived.some());
        new Derivations(sketch)
                .fold(
                        derived.some(),
                        derived.all() - derived.some().size(),
                        sketch.has(MORE_ANSWERS) ? MORE_ANSWERS : focus);
        for (var taker : takers) {
            sources(sketch, taker, condition);
        }
        shared(sketch, focus.kind() == NodeKind.OPERATOR ? Set.of(focus) : Set.of());
        uses(sketch, focus);
        return finished(sketch, focus, reach(label, reading.count(condition), derived.all()));
    }

    private List<ClaimFile> takers(Sketch sketch, List<ClaimFacts> rows) throws IOException {
        var takers = new ArrayList<ClaimFile>();
        for (var row : rows) {
            reading.file(row.id()).ifPresent(takers::add);
        }
        takers.forEach(taker -> new AnswerChain(taker).draw(sketch, Light.TOUCHED, Light.PLAIN));
        return takers;
    }

    /** What an answer came from: the answers themselves where they are shown, else the fold that holds them. */
    private void sources(Sketch sketch, ClaimFile taker, ClaimCondition condition) throws IOException {
        var derivations = new Derivations(sketch);
        for (var derivation : taker.derivations()) {
            var source = ClaimProvenance.answer(derivation.from());
            if (sketch.has(source)) {
                derivations.link(taker, source);
            } else {
                boolean own = reading.count(condition.withIds(Optional.of(Set.of(derivation.from())))) > 0;
                derivations.linkToFold(taker, source, own ? MORE_ANSWERS : MORE_DERIVED);
            }
        }
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
                SharedByOperators.link(sketch, use);
            }
        }
    }

    /** Everything that several operators use, and they; what joins them into a group comes first and is looked at. */
    public Neighbourhood ofSharedMeans() throws IOException {
        var sketch = new Sketch();
        var shared = new SharedByOperators(reading.uses(), reading.sharing());
        shared.draw(sketch, shared.sharing(), MOST_SHARING, Light.TOUCHED);
        return finished(sketch, shared.first().orElse(new NodeId(NodeKind.OPERATOR, "")), shared.sentence());
    }

    private void shared(Sketch sketch, Set<NodeId> operators) throws IOException {
        if (!operators.isEmpty()) {
            new SharedByOperators(reading.uses(), reading.sharing()).draw(sketch, operators, FEW, Light.PLAIN);
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
