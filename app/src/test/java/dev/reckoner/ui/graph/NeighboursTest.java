package dev.reckoner.ui.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.ui.chart.Way;
import dev.reckoner.ui.look.Icons;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NeighboursTest {
    private final LaidOut graph = DrawnGraph.laidOut();
    private final Neighbours neighbours = new Neighbours(graph);

    private String from(String id, Way way, String before) {
        return neighbours
                .from(neighbours.node(id).orElseThrow(), way, before)
                .map(node -> node.node().id())
                .orElse("");
    }

    @Test
    void arrowsFollowEdgesToTheSides() {
        assertThat(from("payer", Way.RIGHT, "")).isEqualTo("ledgerly");
        assertThat(from("ledgerly", Way.RIGHT, "")).isEqualTo("a2019");
        assertThat(from("int8", Way.RIGHT, "")).isEqualTo("meridian-03");
        assertThat(from("meridian-03", Way.RIGHT, "")).isEqualTo("meridian");
        assertThat(from("payer", Way.LEFT, "")).isEmpty();
        assertThat(from("meridian", Way.RIGHT, "")).isEmpty();
    }

    @Test
    void upAndDownStayInTheColumn() {
        assertThat(from("a2019", Way.DOWN, "")).isEqualTo("a1987");
        assertThat(from("a1987", Way.UP, "")).isEqualTo("a2019");
        assertThat(from("payer", Way.DOWN, "")).isEmpty();
    }

    @Test
    void theWayBackIsTheWayThatWasTaken() {
        assertThat(from("a2019", Way.RIGHT, "int8")).isEqualTo("int8");
        assertThat(from("int8", Way.LEFT, "a1951")).isEqualTo("a1951");
        assertThat(from("int8", Way.LEFT, "")).isNotEqualTo("a1951");
        assertThat(from("a2019", Way.DOWN, "same"))
                .as("within a column the next")
                .isEqualTo("a1987");
    }

    @Test
    void everyNodeIsReachedByArrowsAlone() {
        Set<String> reached = new HashSet<>();
        reach(neighbours.first().orElseThrow(), reached);
        assertThat(reached).hasSize(18);
    }

    private void reach(PlacedNode node, Set<String> reached) {
        if (reached.add(node.node().id())) {
            for (Way way : Way.values()) {
                neighbours.from(node, way, "").ifPresent(next -> reach(next, reached));
            }
        }
    }

    @Test
    void theKeyboardBeginsAtWhatIsAskedAbout() {
        assertThat(neighbours.first().orElseThrow().node().id()).isEqualTo("a2019");
    }

    @Test
    void withinAColumnTheSidesFollowTheDirectionOfTheEdge() {
        var content = new GraphContent(
                List.of("Operators"),
                List.of(
                        new GraphNode("a", "A", "operator", NodeForm.RECTANGLE, Icons.OPERATOR.literal(), 0),
                        new GraphNode("b", "B", "operator", NodeForm.RECTANGLE, Icons.OPERATOR.literal(), 0)),
                List.of(new GraphEdge("a", "b", EdgeGrade.PROVEN, "shares a key with")),
                "two");
        var column = new Neighbours(GraphLayout.of(content, () -> false));
        PlacedNode a = column.node("a").orElseThrow();
        PlacedNode b = column.node("b").orElseThrow();
        assertThat(column.from(a, Way.RIGHT, "")).contains(b);
        assertThat(column.from(b, Way.LEFT, "")).contains(a);
        assertThat(column.from(b, Way.RIGHT, "")).isEmpty();
    }

    @Test
    void aNodeIsSaidWithAllThatItsLookTells() {
        assertThat(GraphWords.of(neighbours.node("meridian-03").orElseThrow(), neighbours))
                .isEqualTo("Meridian-03, operator, the evidence speaks against it, isolated, 5 edges");
        assertThat(GraphWords.of(neighbours.node("build").orElseThrow(), neighbours))
                .isEqualTo("4f1c…07a, build, PCR0, shared by 3, 3 edges");
        assertThat(GraphWords.of(neighbours.edges("payer").getFirst(), neighbours))
                .isEqualTo("0x9d…41 to Ledgerly: Asserted only, paid for");
    }
}
