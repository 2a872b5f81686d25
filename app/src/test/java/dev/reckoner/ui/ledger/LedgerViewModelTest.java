package dev.reckoner.ui.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.CaseData;
import dev.reckoner.audit.InventedCase;
import dev.reckoner.audit.ItemCustody;
import dev.reckoner.audit.LedgerHeads;
import dev.reckoner.audit.LedgerLine;
import dev.reckoner.audit.LedgerState;
import dev.reckoner.audit.LedgerState.Standing;
import dev.reckoner.audit.RecordedCase;
import dev.reckoner.ledger.EntryKind;
import dev.reckoner.ledger.LedgerFailure;
import dev.reckoner.ledger.LedgerPart;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.shell.Contexts;
import dev.reckoner.ui.task.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerViewModelTest {
    private static final FileAsk NO_FILES = new FileAsk() {
        @Override
        public Optional<Path> toRead(String title) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> toWrite(String title, String name) {
            return Optional.empty();
        }
    };

    private final LedgerViewModel model = new LedgerViewModel(new Contexts(new InventedCase()).context());

    @Test
    void theNewestEntryComesFirstAndIsSelected() {
        assertThat(model.lines()).hasSize(486);
        assertThat(model.lines().getFirst().index()).isEqualTo(485);
        assertThat(model.selected().get()).contains(model.lines().getFirst());
        assertThat(model.reached().get()).isZero();
    }

    @Test
    void onlyOneKindCanBeShown() {
        model.query().set(EntryQuery.ALL.withKind(Optional.of("claim")));
        assertThat(model.lines()).hasSize(243).extracting(LedgerLine::kind).containsOnly("claim");
        model.query().set(EntryQuery.ALL.withKind(Optional.of("report")));
        assertThat(model.lines()).isEmpty();
        assertThat(model.selected().get()).isEmpty();
    }

    @Test
    void aNumberFindsItsEntryBeforeWhatMerelyHoldsIt() {
        model.query().set(EntryQuery.ALL.withText("48"));
        assertThat(model.lines().getFirst().index()).isEqualTo(48);
        assertThat(model.lines())
                .extracting(LedgerLine::index)
                .doesNotHaveDuplicates()
                .contains(481L, 148L);
        assertThat(model.selected().get()).contains(model.lines().getFirst());
    }

    @Test
    void wordsInAnyCasePartiesAndHashesAreFound() throws IOException {
        model.query().set(EntryQuery.ALL.withText("halden"));
        assertThat(model.lines()).isNotEmpty().extracting(LedgerLine::kind).containsOnly("note");
        model.query().set(EntryQuery.ALL.withText("meridian-03").withKind(Optional.of("isolation")));
        assertThat(model.lines()).isNotEmpty();
        String leaf = new InventedCase().entries(77, 1).getFirst().leaf();
        model.query().set(EntryQuery.ALL.withText(leaf.substring(0, 12)));
        assertThat(model.lines()).extracting(LedgerLine::index).containsExactly(77L);
    }

    @Test
    void aSpanOfTimeHoldsItsFirstInstantAndNotItsEnd() throws IOException {
        List<LedgerLine> all = new InventedCase().entries(10, 3);
        var span = new EntryQuery.EntryTime(
                Optional.of(all.get(0).time()), Optional.of(all.get(2).time()), EntryQuery.EntryTime.Choice.RANGE);
        model.query().set(EntryQuery.ALL.withTime(span));
        assertThat(model.lines()).extracting(LedgerLine::index).containsExactly(11L, 10L);
    }

    @Test
    void aLongLedgerIsReadAPageAtATime() throws IOException {
        var pages = new LedgerPages(new InventedCase());
        assertThat(pages.before(486, EntryQuery.ALL).reached()).isZero();
        assertThat(pages.before(10, EntryQuery.ALL).lines())
                .extracting(LedgerLine::index)
                .startsWith(9L)
                .endsWith(0L)
                .hasSize(10);
    }

    @Test
    void thePathOfTheSelectedEntryIsHashedAndLeadsToTheRoot() {
        model.select(12);
        var path = model.path().get().path().orElseThrow();
        assertThat(path.index()).isEqualTo(12);
        assertThat(path.included()).isTrue();
    }

    @Test
    void custodyIsThatOfTheSelectedEntrysItems() {
        model.select(13);
        assertThat(model.custody().get().items())
                .extracting(item -> item.handling().size())
                .containsExactly(0, 2);
        model.select(14);
        assertThat(model.custody().get().items()).as("about no item").isEmpty();
        assertThat(model.custody().get().ofCase().map(ItemCustody::what)).contains("The case");
    }

    @Test
    void verifyingEndsInAResultThatNamesEveryPart() {
        assertThat(VerifyWords.tier(model.state().get())).isEqualTo(Tier.NONE);
        model.verifying().verify();
        assertThat(model.verifying().busy().get()).isFalse();
        assertThat(VerifyWords.tier(model.state().get())).isEqualTo(Tier.AFFIRMING);
        assertThat(VerifyWords.sentence(model.state().get())).isEqualTo("Intact");
        assertThat(VerifyWords.about(model.state().get())).contains("2026-06-02 14:02", "11.3 s");
    }

    @Test
    void tablesThatDifferAreMadeAnewAndVerifiedOnceMore() {
        var invented = new InventedCase();
        invented.found(
                List.of(),
                List.of(new LedgerFailure(
                        LedgerPart.PROJECTIONS,
                        "LG-PROJECTION",
                        "a row differs",
                        OptionalLong.empty(),
                        Optional.empty())),
                Optional.empty());
        var ledger = new LedgerViewModel(new Contexts(invented).context());
        ledger.verifying().verify();
        assertThat(VerifyWords.tier(ledger.state().get())).isEqualTo(Tier.CONTRAINDICATED);
        assertThat(VerifyWords.sentence(ledger.state().get()))
                .isEqualTo("The tables are out of date or were changed; the entries hold");
        ledger.verifying().rebuild();
        assertThat(invented.desk().asked()).containsExactly("rebuild");
    }

    @Test
    void aDamagedLedgerIsNowhereSaidToBeDone() {
        var invented = new InventedCase();
        invented.found(
                List.of(),
                List.of(new LedgerFailure(
                        LedgerPart.LEAVES, "LG-LEAF", "entry 3", OptionalLong.of(3), Optional.empty())),
                Optional.empty());
        var context = new Contexts(invented).context();
        var ledger = new LedgerViewModel(context);
        ledger.verifying().verify();
        assertThat(context.background().jobs().getLast().alarm().get()).contains("Entries were changed");
        ledger.select(12);
        var answer = PathAnswer.of(ledger.path().get().path(), ledger.state().get());
        assertThat(answer).isEqualTo(new PathAnswer(Tier.NONE, "path.leads"));
    }

    @Test
    void aPathIsAffirmingOnlyOnceTheLedgerWasVerified() {
        model.select(12);
        assertThat(PathAnswer.of(model.path().get().path(), model.state().get()).tier())
                .isEqualTo(Tier.NONE);
        model.verifying().verify();
        assertThat(model.verifying().state().get().intact()).isTrue();
        assertThat(PathAnswer.of(model.path().get().path(), model.state().get()).tier())
                .isEqualTo(Tier.AFFIRMING);
        assertThat(PathAnswer.of(Optional.empty(), model.state().get()))
                .as("what could not be computed accuses nobody")
                .isEqualTo(new PathAnswer(Tier.NONE, "path.notYet"));
    }

    @Test
    void intactIsSaidAgainstAHeadAndByItsKey() throws IOException {
        model.verifying().verify();
        var against = model.state().get().verification().orElseThrow().against().orElseThrow();
        assertThat(VerifyWords.against(against))
                .isEqualTo("Compared with the head in the case's folder, of 486 entries, signed by 7c1e09ab.");
        assertThat(VerifyWords.owner(new InventedCase().desk().heads(), 433))
                .endsWith("The head of 433 entries was cosigned by 2 witnesses.");
        assertThat(VerifyWords.owner(new InventedCase().desk().heads(), 486))
                .endsWith("The 53 entries after it rest on this folder alone.");
        assertThat(VerifyWords.owner(LedgerHeads.NONE, 486)).endsWith("No witness cosigned one.");
    }

    @Test
    void aSearchThatFailsShowsNoEntriesAndWhy() {
        var invented = new InventedCase();
        var ledger = new LedgerViewModel(new Contexts(invented).context());
        assertThat(ledger.lines()).isNotEmpty();
        invented.unreachable();
        ledger.query().set(EntryQuery.ALL.withText("halden"));
        assertThat(ledger.lines()).isEmpty();
        assertThat(ledger.selected().get()).isEmpty();
        assertThat(ledger.trouble().get()).isEqualTo("The disk is gone");
    }

    @Test
    void anEntryThatCannotBeReadStandsAmongTheOthersAndCanBeOpened() {
        var invented = new InventedCase();
        invented.unreadable(480L);
        var ledger = new LedgerViewModel(new Contexts(invented).context());
        assertThat(ledger.lines()).hasSize(486);
        assertThat(EntriesCard.what(ledger.lines().get(5))).isEqualTo("Changed on disk");
        assertThat(EntryKinds.word(ledger.lines().get(5))).isEqualTo("finding, changed");
        assertThat(EntryKinds.icon(ledger.lines().get(5))).isEqualTo(Icons.CONTRAINDICATED);
        ledger.query().set(EntryQuery.ALL.withKind(Optional.of("claim")));
        assertThat(ledger.lines())
                .as("of what kind it was nobody knows")
                .extracting(LedgerLine::index)
                .contains(480L);
        ledger.select(480);
        assertThat(ledger.selected().get().flatMap(LedgerLine::damage)).isPresent();
    }

    @Test
    void howFarVerifyingIsIsToldOfTheEntriesAndCountedOfTheRest() {
        assertThat(Verifying.count(new Job.Progress(0, 0, ""))).isEqualTo("Waiting to begin");
        assertThat(Verifying.count(new Job.Progress(243, 486, "entries"))).isEqualTo("243 of 486 entries");
        assertThat(Verifying.count(new Job.Progress(2_000, 0, "blobs"))).isEqualTo("2,000 blobs");
        model.verifying().verify();
        assertThat(model.verifying().progress().get().total()).isEqualTo(486);
    }

    @Test
    void theSentenceOfAFindingStandsInTheListWithoutItsCode() {
        LedgerLine finding = model.lines().stream()
                .filter(line -> line.kind().equals("finding"))
                .findFirst()
                .orElseThrow();
        assertThat(finding.what()).startsWith("EV-");
        assertThat(EntriesCard.what(finding)).doesNotContain("EV-").contains("signature is valid");
    }

    @Test
    void headsThatCannotBeReadAreSaidSoInTheirPlace() {
        var invented = new InventedCase();
        var context = new Contexts(invented).context();
        var heads = new HeadsViewModel(new LedgerViewModel(context), NO_FILES);
        heads.refresh();
        assertThat(heads.heads().get().keys()).isNotEmpty();
        invented.desk().withoutHeads("Entry 3 was changed on disk");
        var broken = new HeadsViewModel(new LedgerViewModel(context), NO_FILES);
        broken.refresh();
        assertThat(broken.trouble().get()).isEqualTo("Entry 3 was changed on disk");
        assertThat(context.notices().all()).isEmpty();
    }

    @Test
    void whatACaseThatWasEndedCannotDoIsRefusedWithAReason() {
        var invented = new InventedCase();
        invented.closed(LedgerState.Standing.ENDED, List.of());
        var heads = new HeadsViewModel(new LedgerViewModel(new Contexts(invented).context()), NO_FILES);
        assertThat(heads.refusal().get()).startsWith("The case was ended");
        assertThat(heads.backupRefusal().getValue()).as("it can be backed up").isEmpty();
        assertThat(new HeadsViewModel(model, NO_FILES).refusal().get()).isEmpty();
    }

    @Test
    void ofAKeyThatDoesNotSignNobodySaysThatItDoes() {
        var ended = new LedgerHeads.SigningKey("7c1e09ab", "Ed25519", "", 204, OptionalLong.of(301));
        assertThat(KeysView.words(ended, Standing.OPEN))
                .isEqualTo("signed from entry 204 to entry 301, signs no longer");
        var inForce = new LedgerHeads.SigningKey("7c1e09ab", "Ed25519", "", 204, OptionalLong.empty());
        assertThat(KeysView.words(inForce, Standing.OPEN)).isEqualTo("signs since entry 204");
        assertThat(KeysView.words(inForce, Standing.ENDED)).contains("until the case was ended", "signs no longer");
        assertThat(KeysView.words(inForce, Standing.CONFLICT)).contains("signs nothing");
    }

    @Test
    void whatTheCardSaysOfTheProgressIsWhatTheActivityBarSays() {
        var invented = new InventedCase();
        var context = new Contexts(invented).context();
        var ledger = new LedgerViewModel(context);
        var seen = new ArrayList<Job.Progress>();
        invented.whileVerifying(() -> {
            assertThat(ledger.verifying().busy().get()).isTrue();
            seen.add(ledger.verifying().progress().get());
            seen.add(context.background().jobs().getLast().progress().get());
        });
        ledger.verifying().verify();
        assertThat(seen).hasSize(2).containsOnly(new Job.Progress(312, 486, "entries"));
        assertThat(ledger.verifying().busy().get()).isFalse();
    }

    @Test
    void whatWasFoundCanBeSaved(@TempDir Path folder) throws IOException {
        var invented = new InventedCase();
        invented.found(
                List.of(),
                List.of(new LedgerFailure(
                        LedgerPart.LEAVES, "LG-LEAF", "entry 3: changed", OptionalLong.of(3), Optional.empty())),
                Optional.empty());
        var ledger = new LedgerViewModel(new Contexts(invented).context());
        ledger.verifying().verify();
        Path file = folder.resolve("result.txt");
        new HeadsViewModel(ledger, new FileAsk() {
                    @Override
                    public Optional<Path> toRead(String title) {
                        return Optional.empty();
                    }

                    @Override
                    public Optional<Path> toWrite(String title, String name) {
                        return Optional.of(file);
                    }
                })
                .exportResult();
        assertThat(Files.readAllLines(file)).contains("Entries were changed", "LG-LEAF\tentry 3\tentry 3: changed");
    }

    @Test
    void entriesASecondApartAreToldApartAndTheWholeTimeNamesItsZone() {
        LedgerLine first = model.lines().getFirst();
        assertThat(Figures.moment(first.time())).isEqualTo("03-11 21:01:40");
        assertThat(TimeLabel.words(first)).isEqualTo("2026-03-11 21:01:40 UTC");
        var invented = new InventedCase();
        invented.unreadable(485L);
        var damaged = new LedgerViewModel(new Contexts(invented).context());
        assertThat(TimeLabel.words(damaged.lines().getFirst())).isEqualTo("unknown");
    }

    @Test
    void everyKindHasAWord() {
        assertThat(LedgerViewModel.word(LedgerLine.UNREADABLE)).isNotBlank();
        for (EntryKind kind : EntryKind.values()) {
            assertThat(LedgerViewModel.word(kind.wireName())).isNotBlank();
        }
    }

    @Test
    void anEntryIsShownAsItIsInTheLedger(@TempDir Path folder) throws IOException {
        Clock clock = Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC);
        var data = new CaseData("April", "Was it fp32?", "R. Osei", false, clock.instant());
        try (AuditCase made = RecordedCase.create(folder.resolve("case"), data, clock)) {
            assertThat(made.entries(0, 10)).extracting(LedgerLine::kind).containsExactly("case-opened", "note");
            LedgerLine described = made.entries(1, 10).getFirst();
            assertThat(described.index()).isEqualTo(1);
            assertThat(described.subject()).isEqualTo("April");
            assertThat(described.json()).startsWith("{\"body\":").contains("\"question\":\"Was it fp32?\"");
            assertThat(described.indented().lines()).hasSizeGreaterThan(5);
            assertThat(described.leaf()).hasSize(64);
            assertThat(made.entries(0, 1)).hasSize(1);
            assertThat(made.entries(2, 10)).isEmpty();
        }
    }
}
