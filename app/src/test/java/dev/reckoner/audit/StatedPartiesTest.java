package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.trail.Party;
import dev.reckoner.trail.PartyRole;
import dev.reckoner.trail.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What trails state of parties is recorded once, and again when something else or more is stated. */
class StatedPartiesTest {
    private static final Party NAMED = new Party("op", "Operator", PartyRole.OPERATOR);
    private static final Party PAID = NAMED.withPayout(Optional.of("0xaa"));
    private static final Party PAID_ELSEWHERE = NAMED.withPayout(Optional.of("0xbb"));

    @TempDir
    Path folder;

    private int trails;

    @Test
    void theSameIsRecordedOnce() throws IOException {
        assertThat(recorded(PAID, PAID, PAID)).containsExactly(PAID);
    }

    @Test
    void moreIsRecordedAgain() throws IOException {
        var reached = PAID.withEndpoint(Optional.of("https://op.example"));
        assertThat(recorded(NAMED, PAID, reached)).containsExactly(NAMED, PAID, reached);
    }

    @Test
    void anotherAccountIsRecordedAgainTheNewestLast() throws IOException {
        assertThat(recorded(PAID, PAID_ELSEWHERE, PAID)).containsExactly(PAID, PAID_ELSEWHERE, PAID);
    }

    @Test
    void whatIsLeftOutTakesNothingBack() throws IOException {
        assertThat(recorded(PAID, NAMED, PAID)).containsExactly(PAID);
    }

    @Test
    void anAccountThatAsksAndPaysIsNamedInBothRoles() throws IOException {
        var payer = new Party("op", "Operator", PartyRole.PAYER);
        assertThat(recorded(NAMED, payer, NAMED)).containsExactly(NAMED, payer);
    }

    @Test
    void oneTrailThatContradictsItselfIsRecordedAsItStands() throws IOException {
        try (var audit = create()) {
            bring(audit, PAID, PAID_ELSEWHERE, NAMED, PAID_ELSEWHERE);
            assertThat(parties(audit)).containsExactly(PAID, PAID_ELSEWHERE);
        }
    }

    @Test
    void aCaseThatIsOpenedAgainKnowsWhatWasStated() throws IOException {
        recorded(NAMED, PAID);
        try (var audit = RecordedCase.open(folder.resolve("case"), Clock.systemUTC())) {
            bring(audit, PAID);
            assertThat(parties(audit)).containsExactly(NAMED, PAID);
            bring(audit, PAID_ELSEWHERE);
            assertThat(parties(audit)).containsExactly(NAMED, PAID, PAID_ELSEWHERE);
        }
    }

    @Test
    void anotherAccountAccusesNobody() throws IOException {
        try (var audit = create()) {
            var trail = SmallTrail.write(folder.resolve("claim.trail"), "claim");
            audit.importTrails(List.of(trail), TaskProgress.SILENT);
            bring(audit, PAID);
            var before = List.of(audit.findings(), AllClaims.of(audit));
            bring(audit, PAID_ELSEWHERE);
            assertThat(List.of(audit.findings(), AllClaims.of(audit))).isEqualTo(before);
            assertThat(audit.trails()).allMatch(row -> row.problems().isEmpty());
        }
    }

    @Test
    void rowsSayWhereAndWhenItWasRecorded() throws IOException {
        var at = Instant.parse("2026-04-18T09:00:00Z");
        try (var audit = create(Clock.fixed(at, ZoneOffset.UTC))) {
            bring(audit, PAID);
            var row = audit.attribution().parties().getFirst();
            assertThat(row.time()).isEqualTo(at);
            assertThat(audit.entries(row.entry(), 1).getFirst().what())
                    .isEqualTo("A trail names a party, paid to 0xaa");
        }
    }

    @Test
    void entriesFromBeforeMeansWereReadAreReadStill() throws IOException {
        var body = "{\"party\":{\"id\":\"op\",\"name\":\"Operator\",\"role\":\"OPERATOR\"}}";
        var entry = CaseJson.value(StrictJson.tree(body.getBytes(StandardCharsets.UTF_8)), CaseEntry.PartyNamed.class);
        assertThat(entry.party()).isEqualTo(NAMED);
        assertThat(CaseJson.canonical(entry)).asString(StandardCharsets.UTF_8).isEqualTo(body);
    }

    private List<Party> recorded(Party... oneATrail) throws IOException {
        try (var audit = create()) {
            for (var party : oneATrail) {
                bring(audit, party);
            }
            return parties(audit);
        }
    }

    private static List<Party> parties(RecordedCase audit) throws IOException {
        return audit.attribution().parties().stream().map(PartyRow::party).toList();
    }

    private void bring(RecordedCase audit, Party... parties) throws IOException {
        var manifest = StrictJson.toTree(
                Map.of("format", "reckoner-trail/1", "parties", List.of(parties), "statements", "statements.jsonl"));
        var file = folder.resolve("trail-" + ++trails);
        Files.createDirectories(file);
        Files.write(file.resolve("trail.json"), StrictJson.write(manifest));
        Files.createFile(file.resolve("statements.jsonl"));
        audit.importTrails(List.of(file), TaskProgress.SILENT);
    }

    private RecordedCase create() throws IOException {
        return create(Clock.systemUTC());
    }

    private RecordedCase create(Clock clock) throws IOException {
        return RecordedCase.create(folder.resolve("case"), new CaseData("", "", "", true, Instant.EPOCH), clock);
    }
}
