package dev.reckoner.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.attribution.Neighbourhood.Light;
import dev.reckoner.attribution.Neighbourhood.Link;
import dev.reckoner.attribution.Neighbourhood.Shown;
import dev.reckoner.grade.Grade;
import java.util.List;
import org.junit.jupiter.api.Test;

class LightingTest {
    private static final NodeId OPERATOR = new NodeId(NodeKind.OPERATOR, "meridian-02");
    private static final NodeId PROVIDER = new NodeId(NodeKind.PROVIDER, "meridian");
    private static final NodeId NAMED =
            new NodeId(NodeKind.MODEL, Files.digest("fp32").hex());
    private static final NodeId MATCH =
            new NodeId(NodeKind.MODEL, Files.digest("int8").hex());
    private static final NodeId ANSWER = ClaimProvenance.answer(Files.digest("one"));

    private static Neighbourhood drawn() {
        var sketch = new Sketch();
        new AnswerChain(Files.substituted(Files.sound(Files.substitution()))).draw(sketch, Light.FOCUS, Light.PATH);
        return sketch.finished(ANSWER, "", 10);
    }

    private static Light light(Neighbourhood shown, NodeId id) {
        return shown.node(id).map(Shown::light).orElseThrow();
    }

    private static Link link(Neighbourhood shown, NodeId from, NodeId to) {
        return shown.links().stream()
                .filter(link -> link.from().equals(from) && link.to().equals(to))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void thePathOfAnAnswerLeadsThroughTheModelThatMatches() {
        var lit = Lighting.of(drawn(), ANSWER);
        assertThat(light(lit, ANSWER)).isEqualTo(Light.FOCUS);
        assertThat(List.of(light(lit, MATCH), light(lit, OPERATOR), light(lit, PROVIDER)))
                .containsOnly(Light.PATH);
        assertThat(light(lit, NAMED)).isEqualTo(Light.CONTRADICTED);
        assertThat(link(lit, ANSWER, NAMED).grade()).isEqualTo(Grade.CONTRADICTED);
        assertThat(link(lit, MATCH, OPERATOR).light()).isEqualTo(Light.PATH);
    }

    @Test
    void aDisprovedModelIsServedByNobody() {
        assertThat(link(drawn(), NAMED, OPERATOR).grade()).isEqualTo(Grade.ASSERTED);
        var sketch = new Sketch();
        new AnswerChain(Files.file(Files.sound(Files.substitution()))).draw(sketch, Light.FOCUS, Light.PATH);
        var alone = sketch.finished(ANSWER, "", 10);
        assertThat(link(alone, NAMED, OPERATOR).grade()).isEqualTo(Grade.ASSERTED);
        assertThat(link(alone, ANSWER, OPERATOR).grade()).isEqualTo(Grade.PROVEN);
    }

    @Test
    void whereNoAnswersAreDrawnASelectionLightsWhatItIsTiedTo() {
        var sketch = new Sketch();
        var certificate = new NodeId(NodeKind.CERTIFICATE, "shared");
        var other = new NodeId(NodeKind.OPERATOR, "tessel-01");
        sketch.node(new Node(OPERATOR, "meridian-02"), "operator", Light.PLAIN);
        sketch.node(new Node(other, "tessel-01"), "operator", Light.PLAIN);
        sketch.node(new Node(certificate, "shared"), "TLS", Light.TOUCHED);
        sketch.shared(certificate, 2);
        sketch.link(OPERATOR, certificate, "uses", Grade.PROVEN, Light.PLAIN, List.of());
        var lit = Lighting.of(sketch.finished(certificate, "", 10), certificate);
        assertThat(light(lit, certificate)).isEqualTo(Light.FOCUS);
        assertThat(light(lit, OPERATOR)).isEqualTo(Light.PATH);
        assertThat(link(lit, OPERATOR, certificate).light()).isEqualTo(Light.PATH);
        assertThat(light(lit, other)).isEqualTo(Light.PLAIN);
    }

    @Test
    void aPartyTouchesItsAnswers() {
        var lit = Lighting.of(drawn(), OPERATOR);
        assertThat(light(lit, OPERATOR)).isEqualTo(Light.FOCUS);
        assertThat(light(lit, ANSWER)).isEqualTo(Light.TOUCHED);
        assertThat(light(lit, PROVIDER)).isEqualTo(Light.PLAIN);
        assertThat(link(lit, ANSWER, MATCH).light()).isEqualTo(Light.TOUCHED);
        assertThat(link(lit, OPERATOR, PROVIDER).light()).isEqualTo(Light.PLAIN);
    }
}
