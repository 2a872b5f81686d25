package dev.reckoner.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.InventedOperators;
import dev.reckoner.ui.chart.Shape.Anchor;
import dev.reckoner.ui.chart.Shape.Face;
import dev.reckoner.ui.chart.Shape.Line;
import dev.reckoner.ui.chart.Shape.Words;
import dev.reckoner.ui.look.Theme;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class SvgPictureTest {
    private static final double[] ERRORS = Comparisons.spread(384, 1e-6, 0.0312);

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyShapeOfAPictureIsWrittenInTheColoursOfTheTheme(Theme theme) throws Exception {
        var comparison = Comparisons.of(3.2e-6, 4.7e-5, ERRORS);
        for (Picture picture : List.of(
                ErrorHistogram.of(comparison, false, 480, 220),
                HeatMap.of(comparison, 480, 260),
                OperatorStrip.of(
                        InventedOperators.localisation(),
                        OperatorStripTest.view(OperatorStrip.Measure.LOCAL),
                        900,
                        176),
                OperatorPictureTest.picture())) {
            Document svg = parse(SvgPicture.of(picture, theme.tokens()));
            // The ground and the title come before the shapes.
            assertThat(svg.getDocumentElement().getChildNodes().getLength()
                            - svg.getElementsByTagName("title").getLength()
                            - 1)
                    .as("elements and the line ends between them")
                    .isGreaterThanOrEqualTo(picture.shapes().size());
            assertThat(count(svg, "rect")
                            + count(svg, "line")
                            + count(svg, "path")
                            + count(svg, "polygon")
                            + count(svg, "text"))
                    .isEqualTo(picture.shapes().size() + 1);
            var ground = (Element) svg.getElementsByTagName("rect").item(0);
            assertThat(ground.getAttribute("fill"))
                    .isEqualToIgnoringCase(
                            "#" + theme.tokens().colour("panel").toString().substring(2, 8));
            assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
                    .isEqualTo(picture.summary());
        }
    }

    @Test
    void aHairlineLiesOnHalfAPixelAsItDoesInTheWindow() throws Exception {
        var picture = new Picture(20, 20, List.of(Line.thin(3.2, 7.9, 11, 7.9, "line")), "a line", Picture.Twin.EMPTY);
        var line = (Element) parse(SvgPicture.of(picture, Theme.LIGHT.tokens()))
                .getElementsByTagName("line")
                .item(0);
        assertThat(line.getAttribute("x1")).isEqualTo("3.50");
        assertThat(line.getAttribute("y1")).isEqualTo("7.50");
    }

    @Test
    void whatOthersWroteStaysText() throws Exception {
        String hostile = "</text><script>alert(1)</script> \"&\" \u0007\u0000 ok";
        var picture = new Picture(
                20,
                20,
                List.of(new Words(1, 1, hostile, "text", Face.CAPTION, Anchor.START)),
                hostile,
                Picture.Twin.EMPTY);
        String svg = SvgPicture.of(picture, Theme.LIGHT.tokens());
        assertThat(svg).doesNotContain("<script");
        assertThat(parse(svg).getElementsByTagName("text").item(0).getTextContent())
                .isEqualTo("</text><script>alert(1)</script> \"&\" \uFFFD\uFFFD ok");
    }

    private static int count(Document svg, String tag) {
        return svg.getElementsByTagName(tag).getLength();
    }

    private static Document parse(String svg) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }
}
