package dev.reckoner.ui.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.AuditCase;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.document.DocumentField;
import dev.reckoner.trail.document.Documents;
import dev.reckoner.ui.task.Background;
import dev.reckoner.ui.task.Toolkit;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EncodedPayloadTest {
    private static final String PAYLOAD = "{\"subject\":[{\"digest\":{\"sha256\":\"" + "ab".repeat(32)
            + "\"}}],\"predicate\":{\"model\":{\"name\":\"m\"}}}";
    private static final byte[] ENVELOPE = ("{\"payloadType\":\"t\",\"payload\":\""
                    + Base64.getEncoder().encodeToString(PAYLOAD.getBytes(StandardCharsets.UTF_8))
                    + "\",\"signatures\":[{\"sig\":\"AAAA\"}]}")
            .getBytes(StandardCharsets.UTF_8);

    private final DocumentViewModel model =
            new DocumentViewModel(holding(ENVELOPE), Background.direct(), Documents::decode);

    @Test
    void aFieldOfThePayloadIsMarkedInTheDecodedBytes() {
        open(List.of(List.of("subject", "[0]", "digest", "sha256")));
        assertThat(new String(model.bytes(), StandardCharsets.UTF_8)).isEqualTo(PAYLOAD);
        assertThat(marked()).isEqualTo("\"sha256\":\"" + "ab".repeat(32) + "\"");
        assertThat(model.showsPayload()).isTrue();
    }

    @Test
    void theTreeFollowsWithoutAnsweringWhenItOpensTheWay() {
        Toolkit.startWithoutDisplay();
        Toolkit.call(() -> {
            var card = new DocumentCard(model, () -> {});
            open(List.of(List.of("predicate")));
            model.selectWhenOpen(List.of(List.of("subject", "[0]", "digest", "sha256")));
            return card;
        });
        assertThat(model.selected().get().map(DocumentField::name)).contains("sha256");
    }

    @Test
    void aByteOfThePayloadSelectsItsFieldInTheTree() {
        open(List.of(List.of("predicate", "model")));
        model.selectAt(PAYLOAD.indexOf("name"));
        DocumentField selected = model.selected().get().orElseThrow();
        assertThat(selected.name()).isEqualTo("name");
        assertThat(shown().path(selected)).extracting(DocumentField::name).contains("payload", "predicate", "model");
    }

    @Test
    void aFieldOfTheEnvelopeItselfIsMarkedInTheEnvelope() {
        open(List.of(List.of("signatures")));
        assertThat(model.bytes()).isEqualTo(ENVELOPE);
        assertThat(marked()).isEqualTo("\"signatures\":[{\"sig\":\"AAAA\"}]");
        assertThat(model.showsPayload()).isFalse();
    }

    @Test
    void withoutAWayAnEnvelopeOpensAtItsPredicate() {
        open(List.of(List.of("no such field")));
        assertThat(model.selected().get().map(DocumentField::name)).contains("predicate");
    }

    @Test
    void aHashIsWrittenByItsEnds() {
        assertThat(ShownValue.of(new DocumentField("sha256", "ab".repeat(32), 0, 1, List.of())))
                .isEqualTo("ababab…ababab");
        assertThat(ShownValue.of(new DocumentField("payload", "JSON document, 1,798 bytes", 0, 1, List.of())))
                .isEqualTo("JSON document, 1,798 bytes");
    }

    private void open(List<List<String>> ways) {
        model.open("Signed statement", Digest.sha256(ENVELOPE));
        model.selectWhenOpen(ways);
    }

    private String marked() {
        ByteRange range = model.range(model.selected().get()).orElseThrow();
        return new String(model.bytes(), range.offset(), range.length(), StandardCharsets.UTF_8);
    }

    private ShownDocument shown() {
        return ((DocumentViewModel.State.Open) model.state().get()).document();
    }

    private static AuditCase holding(byte[] bytes) {
        return (AuditCase) Proxy.newProxyInstance(
                AuditCase.class.getClassLoader(),
                new Class<?>[] {AuditCase.class},
                (proxy, method, arguments) -> Optional.of(bytes));
    }
}
