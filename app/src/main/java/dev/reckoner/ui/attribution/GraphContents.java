package dev.reckoner.ui.attribution;

import dev.reckoner.attribution.Column;
import dev.reckoner.attribution.Neighbourhood;
import dev.reckoner.attribution.Neighbourhood.Light;
import dev.reckoner.attribution.Neighbourhood.Link;
import dev.reckoner.attribution.Neighbourhood.Shown;
import dev.reckoner.attribution.NodeKind;
import dev.reckoner.grade.Grade;
import dev.reckoner.ui.graph.EdgeEmphasis;
import dev.reckoner.ui.graph.EdgeGrade;
import dev.reckoner.ui.graph.Emphasis;
import dev.reckoner.ui.graph.GraphContent;
import dev.reckoner.ui.graph.GraphEdge;
import dev.reckoner.ui.graph.GraphNode;
import dev.reckoner.ui.graph.Mark;
import dev.reckoner.ui.graph.NodeForm;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A neighbourhood as what the picture of a graph is made of. */
final class GraphContents {
    private GraphContents() {}

    static GraphContent of(Neighbourhood shown) {
        return new GraphContent(
                titles(),
                shown.nodes().stream().map(GraphContents::node).toList(),
                shown.links().stream().map(GraphContents::edge).toList(),
                shown.sentence());
    }

    private static List<String> titles() {
        return Arrays.stream(Column.values())
                .map(column ->
                        Messages.get("attribution.column." + column.name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static GraphNode node(Shown node) {
        return new GraphNode(
                node.id().toString(),
                node.name(),
                node.second(),
                node.fold().isPresent() ? NodeForm.FOLD : form(node.id().kind()),
                node.fold().isPresent() ? Icons.FOLDED.literal() : icon(node),
                node.column().ordinal(),
                emphasis(node),
                node.isolated() ? Optional.of(Mark.ISOLATED) : Optional.empty(),
                node.shared());
    }

    private static NodeForm form(NodeKind kind) {
        return switch (kind) {
            case PAYER, APPLICATION -> NodeForm.PILL;
            case OPERATOR, PROVIDER -> NodeForm.RECTANGLE;
            case WITNESS -> NodeForm.FRAMED;
            default -> NodeForm.ROUNDED;
        };
    }

    static String icon(Shown node) {
        return switch (node.id().kind()) {
            case PAYER -> Icons.PAYER.literal();
            case APPLICATION -> Icons.APPLICATION.literal();
            case OPERATOR -> Icons.OPERATOR.literal();
            case PROVIDER -> Icons.CASE.literal();
            case MODEL -> Icons.MODEL.literal();
            case BUILD -> Icons.BUILD.literal();
            case KEY -> Icons.KEY.literal();
            case PAYOUT -> Icons.PAYOUT.literal();
            case CERTIFICATE -> Icons.CERTIFICATE.literal();
            case ENDPOINT -> Icons.ENDPOINT.literal();
            case WITNESS -> Icons.WITNESS.literal();
            case ANSWER ->
                node.column() == Column.APPLICATIONS ? Icons.DERIVED_OUTPUT.literal() : Icons.CLAIM.literal();
            default -> Icons.EVIDENCE.literal();
        };
    }

    private static Emphasis emphasis(Shown node) {
        boolean party = node.id().kind() == NodeKind.OPERATOR || node.id().kind() == NodeKind.PROVIDER;
        if (node.isolated() && party) {
            return Emphasis.ACCUSED;
        }
        return switch (node.light()) {
            case PLAIN -> Emphasis.NONE;
            case PATH -> Emphasis.LIT;
            case FOCUS -> Emphasis.SELECTED;
            case TOUCHED -> Emphasis.BLAST;
            case CONTRADICTED -> Emphasis.CONTRADICTED;
        };
    }

    private static GraphEdge edge(Link link) {
        return new GraphEdge(
                link.from().toString(),
                link.to().toString(),
                grade(link.grade()),
                emphasis(link.light()),
                link.words());
    }

    private static EdgeGrade grade(Grade grade) {
        return switch (grade) {
            case PROVEN -> EdgeGrade.PROVEN;
            case SUPPORTED -> EdgeGrade.SUPPORTED;
            case ASSERTED -> EdgeGrade.ASSERTED;
            case CONTRADICTED -> EdgeGrade.CONTRADICTED;
        };
    }

    private static EdgeEmphasis emphasis(Light light) {
        return switch (light) {
            case PLAIN, CONTRADICTED -> EdgeEmphasis.NONE;
            case PATH, FOCUS -> EdgeEmphasis.LIT;
            case TOUCHED -> EdgeEmphasis.BLAST;
        };
    }
}
