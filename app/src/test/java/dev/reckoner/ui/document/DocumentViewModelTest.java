package dev.reckoner.ui.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.InventedCase;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.document.DocumentField;
import dev.reckoner.ui.document.DocumentViewModel.State;
import dev.reckoner.ui.task.Background;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DocumentViewModelTest {
    private static final DocumentField LEAF = new DocumentField("0", "4f1c", 6, 3, List.of());
    private static final DocumentField PCRS = new DocumentField("pcrs", "1 register", 4, 6, List.of(LEAF));
    private static final DocumentField ROOT = new DocumentField("document", "20 bytes", 0, 20, List.of(PCRS));

    private final InventedCase auditCase = new InventedCase();
    private final DocumentViewModel model = new DocumentViewModel(auditCase, Background.direct(), bytes -> ROOT);
    private final Evidence statement = auditCase.evidence().getFirst();

    @Test
    void opensTheBytesOfAnEvidenceItemDecoded() {
        model.open(statement);
        assertThat(open().title()).isEqualTo(statement.title());
        assertThat(open().bytes()).isEqualTo(auditCase.blob(statement.blob()).orElseThrow());
        assertThat(open().root()).isSameAs(ROOT);
    }

    @Test
    void aByteSelectsTheDeepestFieldThatHoldsIt() {
        model.open(statement);
        model.selectAt(7);
        assertThat(model.selected().get()).contains(LEAF);
        model.selectAt(4);
        assertThat(model.selected().get()).contains(PCRS);
        model.selectAt(9);
        assertThat(model.selected().get()).contains(PCRS);
        model.selectAt(10);
        assertThat(model.selected().get()).contains(ROOT);
        model.selectAt(20);
        assertThat(model.selected().get()).isEmpty();
    }

    @Test
    void theWayToAFieldLeadsFromTheRoot() {
        model.open(statement);
        assertThat(open().path(LEAF)).containsExactly(ROOT, PCRS, LEAF);
        assertThat(open().path(ROOT)).containsExactly(ROOT);
        assertThat(open().path(new DocumentField("x", "", 6, 1, List.of()))).containsExactly(ROOT);
    }

    @Test
    void ofTwoEqualFieldsTheWayLeadsToTheVeryOne() {
        var first = new DocumentField("a", "1", 0, 0, List.of());
        var second = new DocumentField("a", "1", 0, 0, List.of());
        var left = new DocumentField("left", "", 0, 2, List.of(first));
        var right = new DocumentField("right", "", 0, 2, List.of(second));
        var root = new DocumentField("root", "", 0, 2, List.of(left, right));
        var path = new ShownDocument("", new byte[2], root).path(second);
        assertThat(path.get(1)).isSameAs(right);
    }

    @Test
    void aBlobThatTheCaseDoesNotHoldIsMissingAndNotEmpty() {
        Digest unknown = Digest.ofSha256("00".repeat(32));
        model.open("embedding", unknown);
        assertThat(model.state().get()).isEqualTo(new State.Missing("embedding", unknown));
    }

    @Test
    void aModelFileIsNotLoadedToBeShown() {
        Evidence model = auditCase.evidence().stream()
                .filter(Evidence.ModelFile.class::isInstance)
                .findFirst()
                .orElseThrow();
        this.model.open(model);
        assertThat(this.model.state().get()).isInstanceOf(State.TooLarge.class);
    }

    @Test
    void openingAnotherDocumentForgetsTheSelection() {
        model.open(statement);
        model.selectAt(7);
        model.open("other", auditCase.evidence().get(1).blob());
        assertThat(model.selected().get()).isEqualTo(Optional.empty());
        assertThat(open().title()).isEqualTo("other");
    }

    @Test
    void theLastRowOfBytesMayBeShort() {
        var row = new HexRow("a reckoner's row".concat("!\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII), 16);
        assertThat(HexRow.count(18)).isEqualTo(2);
        assertThat(row.length()).isEqualTo(2);
        assertThat(row.place()).isEqualTo("000010");
        assertThat(row.spoken()).isEqualTo("21 0a");
        assertThat(row.character(0) + row.character(1)).isEqualTo("!·");
    }

    private ShownDocument open() {
        return ((State.Open) model.state().get()).document();
    }
}
