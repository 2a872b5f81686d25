package dev.reckoner.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class ProvenanceFilesTest {
    private static final Provenance PROVENANCE =
            ClaimProvenance.of(Files.substituted(Files.sound(Files.substitution())));

    @Test
    void provJsonNamesEveryNodeAndEdgeByItsTypeInProv() throws Exception {
        var document = new ObjectMapper().readTree(ProvJson.write(PROVENANCE));
        Set<String> known = new HashSet<>();
        for (var type : List.of("entity", "activity", "agent")) {
            document.path(type).fieldNames().forEachRemaining(known::add);
        }
        assertThat(known).hasSize(PROVENANCE.nodes().size());
        int edges = 0;
        for (var relation : Relation.values()) {
            for (var edge : document.path(relation.provName())) {
                assertThat(known)
                        .contains(edge.path("prov:" + relation.fromRole()).asText())
                        .contains(edge.path("prov:" + relation.toRole()).asText());
                assertThat(edge.path("reckoner:grade").asText()).isNotEmpty();
                edges++;
            }
        }
        assertThat(edges).isEqualTo(PROVENANCE.edges().size());
        assertThat(document.path("prefix").path("reckoner").asText()).startsWith("https://");
    }

    @Test
    void aNameThatIsNoQualifiedNameIsEncoded() throws Exception {
        var odd = new Provenance(List.of(new Node(new NodeId(NodeKind.PAYER, "a b/ü"), "a b/ü")), List.of());
        assertThat(new ObjectMapper()
                        .readTree(ProvJson.write(odd))
                        .path("agent")
                        .fieldNames())
                .toIterable()
                .containsExactly("reckoner:payer/a%20b%2F%C3%BC");
    }

    @Test
    void graphMlIsWellFormedWhateverTheNames() throws Exception {
        var odd = new Node(new NodeId(NodeKind.OPERATOR, "<a>&\u0000\uD800"), "]]>\u0001");
        var all = Provenance.together(List.of(PROVENANCE, new Provenance(List.of(odd), List.of())));
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        var document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(GraphMl.write(all)));
        assertThat(document.getElementsByTagName("node").getLength())
                .isEqualTo(PROVENANCE.nodes().size() + 1);
        var edges = document.getElementsByTagName("edge");
        assertThat(edges.getLength()).isEqualTo(PROVENANCE.edges().size());
        var ids = new HashSet<String>();
        var nodes = document.getElementsByTagName("node");
        for (int i = 0; i < nodes.getLength(); i++) {
            ids.add(((Element) nodes.item(i)).getAttribute("id"));
        }
        for (int i = 0; i < edges.getLength(); i++) {
            assertThat(ids).contains(((Element) edges.item(i)).getAttribute("source"));
        }
    }

    @Test
    void theSameProvenanceGivesTheSameBytes() throws Exception {
        assertThat(ProvJson.write(PROVENANCE)).isEqualTo(ProvJson.write(PROVENANCE));
        assertThat(GraphMl.write(PROVENANCE)).isEqualTo(GraphMl.write(PROVENANCE));
    }
}
