package dev.reckoner.ui.graph;

import dev.reckoner.ui.look.Icons;
import java.util.List;
import java.util.Optional;

/** The graph of the drawing of the Attribution place; its names are invented. */
final class DrawnGraph {
    private DrawnGraph() {}

    static GraphContent content() {
        return new GraphContent(
                List.of("Payers", "Applications", "Answers", "Models", "Operators", "Providers, means"),
                List.of(
                        node("payer", "0x9d…41", "payer", NodeForm.PILL, Icons.PAYER, 0),
                        node("ledgerly", "Ledgerly", "application", NodeForm.PILL, Icons.APPLICATION, 1)
                                .with(Emphasis.LIT),
                        node("northdesk", "Northdesk", "application", NodeForm.PILL, Icons.APPLICATION, 1),
                        node("rerank", "Rerank 0412", "derived output", NodeForm.ROUNDED, Icons.DERIVED_OUTPUT, 1)
                                .with(Emphasis.BLAST),
                        node("derived", "37 more", "derived", NodeForm.FOLD, Icons.FOLDED, 1)
                                .with(Emphasis.BLAST),
                        node("a2019", "Answer 2019", "output", NodeForm.ROUNDED, Icons.CLAIM, 2)
                                .with(Emphasis.SELECTED),
                        node("a1987", "Answer 1987", "output", NodeForm.ROUNDED, Icons.CLAIM, 2)
                                .with(Emphasis.BLAST),
                        node("a1951", "Answer 1951", "output", NodeForm.ROUNDED, Icons.CLAIM, 2)
                                .with(Emphasis.BLAST),
                        node("same", "68 more", "same fault", NodeForm.FOLD, Icons.FOLDED, 2)
                                .with(Emphasis.BLAST),
                        node("fp32", "MiniLM fp32", "model claimed", NodeForm.ROUNDED, Icons.MODEL, 3)
                                .with(Emphasis.CONTRADICTED),
                        node("int8", "MiniLM int8", "best match", NodeForm.ROUNDED, Icons.MODEL, 3)
                                .with(Emphasis.LIT),
                        new GraphNode(
                                "meridian-03",
                                "Meridian-03",
                                "operator",
                                NodeForm.RECTANGLE,
                                Icons.OPERATOR.literal(),
                                4,
                                Emphasis.ACCUSED,
                                Optional.of(Mark.ISOLATED),
                                1),
                        node("tessel-02", "Tessel-02", "operator", NodeForm.RECTANGLE, Icons.OPERATOR, 4),
                        node("orrin-01", "Orrin-01", "operator", NodeForm.RECTANGLE, Icons.OPERATOR, 4),
                        node("meridian", "Meridian", "provider", NodeForm.RECTANGLE, Icons.CASE, 5)
                                .with(Emphasis.LIT),
                        means("build", "4f1c…07a", "build, PCR0", Icons.BUILD),
                        node("tessel", "Tessel", "provider", NodeForm.RECTANGLE, Icons.CASE, 5),
                        means("payout", "0x71…e0", "payout", Icons.PAYOUT)),
                List.of(
                        edge("payer", "ledgerly", EdgeGrade.ASSERTED, EdgeEmphasis.NONE, "paid for"),
                        edge("ledgerly", "a2019", EdgeGrade.PROVEN, EdgeEmphasis.LIT, "sent the prompt of"),
                        edge("ledgerly", "a1987", EdgeGrade.PROVEN, EdgeEmphasis.NONE, "sent the prompt of"),
                        edge("ledgerly", "same", EdgeGrade.SUPPORTED, EdgeEmphasis.NONE, "sent the prompts of"),
                        edge("northdesk", "a1951", EdgeGrade.PROVEN, EdgeEmphasis.NONE, "sent the prompt of"),
                        edge("rerank", "a1987", EdgeGrade.PROVEN, EdgeEmphasis.BLAST, "was derived from"),
                        edge("derived", "same", EdgeGrade.SUPPORTED, EdgeEmphasis.BLAST, "were derived from"),
                        edge("a2019", "fp32", EdgeGrade.CONTRADICTED, EdgeEmphasis.LIT, "was claimed to come from"),
                        edge("a2019", "int8", EdgeGrade.SUPPORTED, EdgeEmphasis.LIT, "derives from"),
                        edge("a1987", "int8", EdgeGrade.SUPPORTED, EdgeEmphasis.NONE, "derives from"),
                        edge("a1951", "int8", EdgeGrade.SUPPORTED, EdgeEmphasis.NONE, "derives from"),
                        edge("same", "int8", EdgeGrade.SUPPORTED, EdgeEmphasis.NONE, "derive from"),
                        edge("fp32", "meridian-03", EdgeGrade.ASSERTED, EdgeEmphasis.NONE, "was said to be run by"),
                        edge("int8", "meridian-03", EdgeGrade.SUPPORTED, EdgeEmphasis.LIT, "was run by"),
                        edge("meridian-03", "meridian", EdgeGrade.PROVEN, EdgeEmphasis.LIT, "acted on behalf of"),
                        edge("meridian-03", "build", EdgeGrade.PROVEN, EdgeEmphasis.NONE, "runs"),
                        edge("meridian-03", "payout", EdgeGrade.PROVEN, EdgeEmphasis.NONE, "is paid at"),
                        edge("tessel-02", "build", EdgeGrade.PROVEN, EdgeEmphasis.NONE, "runs"),
                        edge("tessel-02", "tessel", EdgeGrade.PROVEN, EdgeEmphasis.NONE, "acted on behalf of"),
                        edge("tessel-02", "payout", EdgeGrade.PROVEN, EdgeEmphasis.NONE, "is paid at"),
                        edge("orrin-01", "build", EdgeGrade.PROVEN, EdgeEmphasis.NONE, "runs"),
                        edge("orrin-01", "payout", EdgeGrade.PROVEN, EdgeEmphasis.NONE, "is paid at")),
                "Responsibility path of Answer 2019: application, answer, model that matches, operator, provider");
    }

    static LaidOut laidOut() {
        return GraphLayout.of(content(), () -> false);
    }

    private static GraphNode node(String id, String title, String second, NodeForm form, Icons icon, int column) {
        return new GraphNode(id, title, second, form, icon.literal(), column);
    }

    private static GraphNode means(String id, String title, String second, Icons icon) {
        return new GraphNode(
                id, title, second, NodeForm.ROUNDED, icon.literal(), 5, Emphasis.NONE, Optional.empty(), 3);
    }

    private static GraphEdge edge(String from, String to, EdgeGrade grade, EdgeEmphasis emphasis, String words) {
        return new GraphEdge(from, to, grade, emphasis, words);
    }
}
