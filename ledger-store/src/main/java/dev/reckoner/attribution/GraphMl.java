package dev.reckoner.attribution;

import dev.reckoner.appraise.Finding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Provenance as GraphML (graphml.graphdrawing.org), which programs that draw and measure graphs read. */
public final class GraphMl {
    private static final String NAMESPACE = "http://graphml.graphdrawing.org/xmlns";
    private static final List<String> OF_NODES = List.of("label", "kind", "type");
    private static final List<String> OF_EDGES = List.of("relation", "role", "grade", "restsOn");

    private final XMLStreamWriter xml;

    private GraphMl(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** The document in UTF-8, in an order that does not vary. */
    public static byte[] write(Provenance provenance) throws IOException {
        var out = new ByteArrayOutputStream();
        try {
            var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
            new GraphMl(xml).document(provenance);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException("The graph could not be written: " + e.getMessage(), e);
        }
        return out.toByteArray();
    }

    private void document(Provenance provenance) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        line();
        xml.writeStartElement("graphml");
        xml.writeDefaultNamespace(NAMESPACE);
        line();
        keys("node", OF_NODES);
        keys("edge", OF_EDGES);
        xml.writeStartElement("graph");
        xml.writeAttribute("edgedefault", "directed");
        line();
        for (var node : provenance.nodes()) {
            node(node);
        }
        for (var edge : provenance.edges()) {
            edge(edge);
        }
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void keys(String of, List<String> names) throws XMLStreamException {
        for (var name : names) {
            xml.writeEmptyElement("key");
            xml.writeAttribute("id", name);
            xml.writeAttribute("for", of);
            xml.writeAttribute("attr.name", name);
            xml.writeAttribute("attr.type", "string");
            line();
        }
    }

    private void node(Node node) throws XMLStreamException {
        xml.writeStartElement("node");
        xml.writeAttribute("id", plain(node.id().toString()));
        data("label", node.label());
        data("kind", node.id().kind().wireName());
        data("type", node.id().kind().type().name().toLowerCase(Locale.ROOT));
        xml.writeEndElement();
        line();
    }

    private void edge(Edge edge) throws XMLStreamException {
        xml.writeStartElement("edge");
        xml.writeAttribute("source", plain(edge.from().toString()));
        xml.writeAttribute("target", plain(edge.to().toString()));
        data("relation", edge.relation().provName());
        data("role", edge.role());
        data("grade", edge.grade().wireName());
        data("restsOn", edge.grounds().stream().map(Finding::code).distinct().collect(Collectors.joining(" ")));
        xml.writeEndElement();
        line();
    }

    private void data(String key, String value) throws XMLStreamException {
        xml.writeStartElement("data");
        xml.writeAttribute("key", key);
        xml.writeCharacters(plain(value));
        xml.writeEndElement();
    }

    private void line() throws XMLStreamException {
        xml.writeCharacters("\n");
    }

    /** A name in a trail may have characters that XML 1.0 (section 2.2) has not. */
    private static String plain(String text) {
        return text.codePoints()
                .map(point -> isAllowed(point) ? point : 0xFFFD)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isAllowed(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || point >= 0x20 && point <= 0xD7FF
                || point >= 0xE000 && point <= 0xFFFD
                || point >= 0x10000;
    }
}
