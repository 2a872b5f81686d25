package dev.reckoner.attribution;

import dev.reckoner.attribution.ClaimFile.ModelMatch;
import dev.reckoner.attribution.Neighbourhood.Light;
import dev.reckoner.attribution.Neighbourhood.Path;
import java.util.HashSet;
import java.util.Optional;

/**
 * One answer with everybody between who paid and who sold it, drawn from left to right: the provenance with the act of inference
 * left out, and the operator tied to the answer through the model that it served.
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
                Titles.of(file.claim().label()),
                file.derivations().isEmpty() ? "output" : "derived output",
                file.derivations().isEmpty() || own == Light.FOCUS ? Column.ANSWERS : Column.APPLICATIONS,
                own);
        consumers(sketch, light);
        var served = models(sketch, light);
        operators(sketch, served, light);
        sketch.path(path(served));
    }

    private Path path(NodeId served) {
        var claimed = associated("model claimed").orElseThrow();
        boolean disproved = claimed.grade() == Grade.CONTRADICTED;
        var nodes = new HashSet<NodeId>();
        nodes.add(served);
        provenance.edges().stream()
                .filter(edge -> edge.relation() == Relation.WAS_ASSOCIATED_WITH
                        || edge.relation() == Relation.ACTED_ON_BEHALF_OF)
                .map(Edge::to)
                .filter(node -> node.kind() != NodeKind.ANALYST)
                .forEach(nodes::add);
        if (disproved) {
            nodes.remove(claimed.to());
        }
        return new Path(answer, nodes, disproved ? Optional.of(claimed.to()) : Optional.empty());
    }

    private void consumers(Sketch sketch, Light light) {
        associated("asked").ifPresent(asked -> {
            sketch.node(node(asked.to()), "application", light);
            sketch.link(asked.to(), answer, "asked for", asked.grade(), light, asked.grounds());
        });
        provenance.from(inference).stream()
                .filter(edge -> edge.role().equals("paid"))
                .forEach(paid -> {
                    sketch.node(paid.to(), Titles.of(paid.to().key()), "payer", Column.PAYERS, Light.PLAIN);
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

    /** The model that the answer came from as far as that is known: the one that matches, else the one that is named. */
    private NodeId models(Sketch sketch, Light light) {
        var claimed = associated("model claimed").orElseThrow();
        var match = file.match().map(ModelMatch::key).map(key -> new NodeId(NodeKind.MODEL, key));
        boolean contradicted = claimed.grade() == Grade.CONTRADICTED;
        sketch.node(
                node(claimed.to()),
                match.isPresent() ? "model claimed" : "model",
                contradicted && light != Light.PLAIN ? Light.CONTRADICTED : match.isPresent() ? Light.PLAIN : light);
        sketch.link(
                answer,
                claimed.to(),
                "is claimed to come from",
                claimed.grade(),
                contradicted && light != Light.PLAIN ? Light.CONTRADICTED : match.isPresent() ? Light.PLAIN : light,
                claimed.grounds());
        match.ifPresent(model -> associated("best match").ifPresent(edge -> {
            sketch.node(node(model), "best match", light);
            sketch.link(answer, model, "matches", edge.grade(), light, edge.grounds());
        }));
        return match.orElse(claimed.to());
    }

    private void operators(Sketch sketch, NodeId served, Light light) {
        associated("ran").ifPresent(ran -> {
            sketch.node(ran.to(), Titles.of(ran.to().key()), "operator", Column.OPERATORS, light);
            var model = associated(file.match().isPresent() ? "best match" : "model claimed")
                    .orElse(ran);
            sketch.link(
                    served,
                    ran.to(),
                    "served by",
                    model.grade() == Grade.CONTRADICTED
                            ? ran.grade()
                            : ran.grade().then(model.grade()),
                    light,
                    ran.grounds());
            if (file.match().isPresent()) {
                sketch.link(
                        ClaimProvenance.model(file.claim().model()),
                        ran.to(),
                        "is said to be served by",
                        Grade.ASSERTED,
                        Light.PLAIN,
                        ran.grounds());
            }
            provenance.from(ran.to()).stream()
                    .filter(edge -> edge.relation() == Relation.ACTED_ON_BEHALF_OF)
                    .forEach(edge -> {
                        sketch.node(node(edge.to()), "provider", light);
                        sketch.link(ran.to(), edge.to(), "acts for", edge.grade(), light, edge.grounds());
                    });
        });
    }

    Optional<NodeId> operator() {
        return associated("ran").map(Edge::to);
    }

    Provenance provenance() {
        return provenance;
    }
}
