package dev.reckoner.attribution;

import dev.reckoner.attribution.Neighbourhood.Fold;
import dev.reckoner.attribution.Neighbourhood.Light;
import dev.reckoner.grade.Grade;
import dev.reckoner.ledger.projection.ClaimCondition;
import dev.reckoner.ledger.projection.ClaimFacts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Draws what came from which answer. */
final class Derivations {
    private final Sketch sketch;

    Derivations(Sketch sketch) {
        this.sketch = sketch;
    }

    /** That an answer came from another that is shown. */
    void link(ClaimFile taker, NodeId source) {
        link(taker, source, source);
    }

    /** The same where the other is not shown, but among those of a fold. */
    void linkToFold(ClaimFile taker, NodeId source, NodeId fold) {
        link(taker, source, fold);
    }

    private void link(ClaimFile taker, NodeId source, NodeId drawn) {
        ClaimProvenance.of(taker).from(ClaimProvenance.answer(taker.claim().id())).stream()
                .filter(edge -> edge.relation() == Relation.WAS_DERIVED_FROM)
                .filter(edge -> edge.to().equals(source))
                .forEach(edge ->
                        sketch.link(edge.from(), drawn, "came from", edge.grade(), Light.TOUCHED, edge.grounds()));
    }

    /** The fold of those that are not shown, of all that came from an answer or a fold. */
    void fold(List<ClaimFacts> rows, long more, NodeId source) {
        if (more > 0) {
            var ids = rows.stream().map(ClaimFacts::id).collect(Collectors.toSet());
            sketch.fold(
                    Neighbourhoods.MORE_DERIVED,
                    "derived",
                    Column.APPLICATIONS,
                    Light.TOUCHED,
                    new Fold(ClaimCondition.ALL.withIds(Optional.of(ids)), more));
            sketch.link(Neighbourhoods.MORE_DERIVED, source, "came from", Grade.SUPPORTED, Light.TOUCHED, List.of());
        }
    }
}
