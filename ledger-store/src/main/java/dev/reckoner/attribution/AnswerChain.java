package dev.reckoner.attribution;

import dev.reckoner.attribution.Neighbourhood.Light;
import dev.reckoner.attribution.Neighbourhood.Path;
import dev.reckoner.grade.Grade;
import java.util.HashSet;
import java.util.Optional;

/**
 * One answer with everybody between who paid and who sold it, drawn from left to right: the provenance with the act of inference
 * left out.
 */
final class AnswerChain {
    private final ClaimFile file;
    private final Provenance provenance;
    private final NodeId answer;
    private final NodeId inference;

    AnswerChain(ClaimFile file) {
        this.file = file;
        this.provenance = ClaimProvenance.of(file);
        this.answer = ClaimProvenance.answer(file.claim().id());
        this.inference = new NodeId(NodeKind.INFERENCE, file.claim().id().hex());
    }

    NodeId answer() {
        return answer;
    }

    /**
     * Draws it.
     *
     * @param own how the answer stands out
     * @param light how the path does; {@link Light#PLAIN} for one that is only beside
     */
    void draw(Sketch sketch, Light own, Light light) {
        sketch.node(
                answer,
                file.claim().label(),
                file.derivations().isEmpty() ? "output" : "derived output",
                file.derivations().isEmpty() || own == Light.FOCUS ? Column.ANSWERS : Column.APPLICATIONS,
                own);
        consumers(sketch, light);
        models(sketch, light);
        operators(sketch, light);
        if (own == Light.FOCUS) {
            witnesses(sketch);
        }
        sketch.path(path());
    }

    private Path path() {
        var claimed = claimed();
        var nodes = new HashSet<NodeId>();
        nodes.add(associated("best match").orElse(claimed).to());
        provenance.edges().stream()
                .filter(edge -> edge.relation() == Relation.WAS_ASSOCIATED_WITH
                        || edge.relation() == Relation.ACTED_ON_BEHALF_OF)
                .map(Edge::to)
                .filter(node -> node.kind() != NodeKind.ANALYST && node.kind() != NodeKind.WITNESS)
                .forEach(nodes::add);
        if (isDisproved()) {
            nodes.remove(claimed.to());
        }
        return new Path(answer, nodes, isDisproved() ? Optional.of(claimed.to()) : Optional.empty());
    }

    private void consumers(Sketch sketch, Light light) {
        associated("asked").ifPresent(asked -> {
            sketch.node(node(asked.to()), "application", light);
            sketch.link(asked.to(), answer, "asked for", asked.grade(), light, asked.grounds());
        });
        provenance.from(inference).stream()
                .filter(edge -> edge.role().equals("paid"))
                .forEach(paid -> {
                    sketch.node(paid.to(), paid.to().key(), "payer", Column.PAYERS, Light.PLAIN);
                    sketch.link(
                            paid.to(),
                            associated("asked").map(Edge::to).orElse(answer),
                            "paid for",
                            paid.grade(),
                            Light.PLAIN,
                            paid.grounds());
                });
    }

    private Optional<Edge> associated(String role) {
        return provenance.from(inference).stream()
                .filter(edge -> edge.role().equals(role))
                .findFirst();
    }

    private Node node(NodeId id) {
        return provenance.node(id).orElseGet(() -> new Node(id, id.key()));
    }

    /** The model that is named, and the one that matches. */
    private void models(Sketch sketch, Light light) {
        var claimed = claimed();
        Light own = isDisproved() && light != Light.PLAIN
                ? Light.CONTRADICTED
                : file.match().isPresent() ? Light.PLAIN : light;
        sketch.node(node(claimed.to()), file.match().isPresent() ? "model claimed" : "model", own);
        sketch.link(answer, claimed.to(), "is claimed to come from", claimed.grade(), own, claimed.grounds());
        associated("best match").ifPresent(match -> {
            sketch.node(node(match.to()), "best match", light);
            sketch.link(answer, match.to(), "matches", match.grade(), light, match.grounds());
        });
    }

    private Edge claimed() {
        return associated("model claimed").orElseThrow();
    }

    private boolean isDisproved() {
        return claimed().grade() == Grade.CONTRADICTED;
    }

    private void operators(Sketch sketch, Light light) {
        associated("ran").ifPresent(ran -> {
            sketch.node(ran.to(), ran.to().key(), "operator", Column.OPERATORS, light);
            served(sketch, ran, light);
            provenance.from(ran.to()).stream()
                    .filter(edge -> edge.relation() == Relation.ACTED_ON_BEHALF_OF)
                    .forEach(edge -> {
                        sketch.node(node(edge.to()), "provider", light);
                        sketch.link(ran.to(), edge.to(), "acts for", edge.grade(), light, edge.grounds());
                    });
        });
    }

    /** Who confirmed the answer has no part in it, and stands beside it. */
    private void witnesses(Sketch sketch) {
        provenance.edges().stream()
                .filter(edge -> edge.to().kind() == NodeKind.WITNESS)
                .forEach(edge -> {
                    boolean settled = edge.role().equals("settled");
                    sketch.node(node(edge.to()), settled ? "witness, chain" : "witness, root", Light.PLAIN);
                    sketch.link(
                            answer,
                            edge.to(),
                            settled ? "settled on" : "attested under",
                            edge.grade(),
                            Light.PLAIN,
                            edge.grounds());
                });
    }

    /** The operator is tied to the answer through the model that it served; where that is not known, to the answer itself. */
    private void served(Sketch sketch, Edge ran, Light light) {
        var claimed = claimed();
        var match = associated("best match");
        if (match.isPresent()) {
            sketch.link(
                    match.get().to(),
                    ran.to(),
                    "served by",
                    ran.grade().then(match.get().grade()),
                    light,
                    ran.grounds());
        } else if (isDisproved()) {
            sketch.link(answer, ran.to(), "served by", ran.grade(), light, ran.grounds());
        }
        boolean beside = match.isPresent() || isDisproved();
        sketch.link(
                claimed.to(),
                ran.to(),
                beside ? "is said to be served by" : "served by",
                beside ? Grade.ASSERTED : ran.grade().then(claimed.grade()),
                beside ? Light.PLAIN : light,
                ran.grounds());
    }

    Optional<NodeId> operator() {
        return associated("ran").map(Edge::to);
    }

    Provenance provenance() {
        return provenance;
    }
}
