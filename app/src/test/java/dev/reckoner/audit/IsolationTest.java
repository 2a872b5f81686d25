package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reckoner.attribution.NodeId;
import dev.reckoner.attribution.NodeKind;
import dev.reckoner.attribution.Scope;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.projection.ClaimCondition;
import dev.reckoner.ledger.projection.ClaimCondition.Span;
import dev.reckoner.ledger.projection.ClaimMark;
import dev.reckoner.ledger.projection.ClaimOrder;
import dev.reckoner.trail.Evidence;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IsolationTest {
    private static final Scope BAD = Scope.party(NodeKind.OPERATOR, "bad");

    @TempDir
    Path folder;

    private RecordedCase audit;

    /**
     * The answers of {@code bad} are a and b; c took a, d took c, e took b before b was made, f has nothing to do with them. Of what
     * good gave, g took something.
     */
    @BeforeEach
    void makeCase() throws Exception {
        var trail = folder.resolve("chained.trail");
        try (var answers = new ChainedAnswers(trail)) {
            answers.answer("a", 1, "bad", "ledgerly", 1, 2)
                    .answer("b", 10, "bad", "northdesk", 3, 4)
                    .answer("c", 2, "good", "ledgerly", 2, 5)
                    .answer("d", 3, "good", "quillbox", 5, 6)
                    .answer("e", 9, "good", "quillbox", 4, 7)
                    .answer("f", 4, "good", "quillbox", 8, 9)
                    .answer("g", 5, "good", "quillbox", 9, 10);
        }
        audit = RecordedCase.create(
                folder.resolve("case"), new CaseData("", "", "R. Osei", false, Instant.EPOCH), Clock.systemUTC());
        audit.importTrails(List.of(trail), TaskProgress.SILENT);
    }

    @AfterEach
    void close() throws IOException {
        audit.close();
    }

    private List<String> marked(ClaimMark... marks) throws IOException {
        var condition = ClaimCondition.ALL.withMarks(Set.of(marks));
        var list = audit.claims(condition, ClaimOrder.DEFAULT);
        list.complete(() -> false);
        var rows = list.page(0);
        assertThat(rows).allSatisfy(row -> assertThat(marks).contains(row.mark()));
        return rows.stream().map(ClaimRow::label).sorted().toList();
    }

    private Digest claim(String label) throws IOException {
        return AllClaims.of(audit).stream()
                .filter(row -> row.label().equals(label))
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Test
    void theAnswersOfWhatIsIsolatedAndWhatCameFromThemAreMarked() throws IOException {
        audit.attribution().isolate(BAD, "serves another model", List.of(claim("a")));
        assertThat(marked(ClaimMark.ISOLATED)).containsExactly("a", "b");
        // e took what b gave only later: the same bytes came from elsewhere.
        assertThat(marked(ClaimMark.DERIVED)).containsExactly("c", "d");
        assertThat(marked(ClaimMark.NONE)).containsExactly("e", "f", "g");
        assertThat(marked(ClaimMark.ISOLATED, ClaimMark.DERIVED)).hasSize(4);
    }

    @Test
    void theEffectIsCountedBeforeAnythingIsRecorded() throws IOException {
        long before = audit.ledger().entries();
        var effect = audit.attribution().effect(BAD);
        assertThat(effect)
                .isEqualTo(new IsolationEffect(
                        2,
                        2,
                        Map.of("ledgerly", 2L, "northdesk", 1L, "quillbox", 1L),
                        Map.of(),
                        new Spend(new TreeMap<>(), 0, 0, 4)));
        assertThat(effect.byApplication().keySet()).containsExactly("ledgerly", "northdesk", "quillbox");
        assertThat(audit.ledger().entries()).isEqualTo(before);
        assertThat(marked(EnumSet.complementOf(EnumSet.of(ClaimMark.NONE)).toArray(ClaimMark[]::new)))
                .isEmpty();
    }

    @Test
    void anIsolationIsAnEntryThatAnotherLifts() throws IOException {
        var row = audit.attribution().isolate(BAD, " serves another model ", List.of(claim("a")));
        assertThat(row.isolation().reason()).isEqualTo("serves another model");
        assertThat(row.isolation().by()).isEqualTo("R. Osei");
        assertThat(row.inForce()).isTrue();
        var lifted = audit.attribution().lift(row.entry(), "new build");
        assertThat(lifted.lift()).get().extracting(IsolationRow.Lift::reason).isEqualTo("new build");
        assertThat(marked(ClaimMark.ISOLATED, ClaimMark.DERIVED)).isEmpty();
        assertThatExceptionOfType(RefusedIsolation.class)
                .isThrownBy(() -> audit.attribution().lift(row.entry(), "again"))
                .extracting(RefusedIsolation::code)
                .isEqualTo("IS-ENTRY");
    }

    @Test
    void aWindowOfTimeIsIsolatedToo() throws IOException {
        var early = new Span(ChainedAnswers.FIRST, ChainedAnswers.FIRST.plus(Duration.ofHours(5)));
        audit.attribution().isolate(BAD.withMade(Optional.of(early)), "as far as it is known", List.of());
        assertThat(marked(ClaimMark.ISOLATED)).containsExactly("a");
        assertThat(marked(ClaimMark.DERIVED)).containsExactly("c", "d");
    }

    @Test
    void aKeyIsIsolatedByWhatItSigned() throws IOException {
        var key = audit.attribution().file(claim("a")).orElseThrow().evidence().stream()
                .filter(Evidence.SigningKey.class::isInstance)
                .findFirst()
                .orElseThrow();
        audit.attribution().isolate(Scope.NOTHING.withKey(Optional.of(key.id())), "leaked", List.of());
        assertThat(marked(ClaimMark.ISOLATED)).hasSize(7);
    }

    @Test
    void whatIsImportedLaterIsMarkedAsWell() throws Exception {
        audit.attribution().isolate(BAD, "serves another model", List.of());
        var later = folder.resolve("later.trail");
        try (var answers = new ChainedAnswers(later)) {
            answers.answer("h", 20, "good", "ledgerly", 6, 11);
        }
        audit.importTrails(List.of(later), TaskProgress.SILENT);
        assertThat(marked(ClaimMark.DERIVED)).containsExactly("c", "d", "h");
    }

    @Test
    void itIsInForceWhenTheCaseIsOpenedAgainAndTheTablesAgree() throws IOException {
        audit.attribution().isolate(BAD, "serves another model", List.of());
        audit.close();
        audit = RecordedCase.open(folder.resolve("case"), Clock.systemUTC());
        assertThat(marked(ClaimMark.ISOLATED)).containsExactly("a", "b");
        assertThat(audit.verifyLedger(TaskProgress.SILENT).failures()).isEmpty();
        audit.rebuild(TaskProgress.SILENT);
        assertThat(marked(ClaimMark.DERIVED)).containsExactly("c", "d");
    }

    @Test
    void nothingIsIsolatedWithoutAReasonOrAName() throws IOException {
        var desk = audit.attribution();
        assertThat(code(Scope.NOTHING, "because", List.of())).isEqualTo("IS-SCOPE");
        assertThat(code(BAD, "  ", List.of())).isEqualTo("IS-REASON");
        assertThat(code(BAD, "x".repeat(2_001), List.of())).isEqualTo("IS-REASON");
        assertThat(code(BAD, "because", List.of(Digest.sha256(new byte[0])))).isEqualTo("IS-EVIDENCE");
        assertThat(desk.isolations()).isEmpty();
    }

    private String code(Scope scope, String reason, List<Digest> evidence) {
        try {
            audit.attribution().isolate(scope, reason, evidence);
            return "recorded";
        } catch (RefusedIsolation refused) {
            return refused.code();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anInputWithTheBytesOfAnEarlierAnswerCameFromIt() throws IOException {
        var file = audit.attribution().file(claim("c")).orElseThrow();
        assertThat(file.derivations())
                .singleElement()
                .satisfies(from -> assertThat(from.label()).isEqualTo("a"));
        assertThat(audit.attribution().file(claim("e")).orElseThrow().derivations())
                .isEmpty();
    }

    @Test
    void theNeighbourhoodOfAnAnswerHoldsWhatCameFromIt() throws IOException {
        var around = audit.attribution().around(claim("a"), Map.of()).orElseThrow();
        assertThat(around.nodes()).extracting(node -> node.name()).contains("a", "c", "bad", "good", "ledgerly");
        var blast = audit.attribution().around(new NodeId(NodeKind.OPERATOR, "bad"), "bad", Map.of());
        assertThat(blast.sentence()).isEqualTo("bad touches 2 answers, and 2 that came from them.");
        assertThat(blast.nodes()).extracting(node -> node.name()).contains("a", "b", "c", "d");
    }
}
