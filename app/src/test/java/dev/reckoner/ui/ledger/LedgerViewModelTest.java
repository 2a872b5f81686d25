package dev.reckoner.ui.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.CaseData;
import dev.reckoner.audit.InventedCase;
import dev.reckoner.audit.LedgerLine;
import dev.reckoner.audit.RecordedCase;
import dev.reckoner.ledger.EntryKind;
import dev.reckoner.ui.shell.Contexts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerViewModelTest {
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
        model.kind().set(Optional.of("claim"));
        assertThat(model.lines()).hasSize(243).extracting(LedgerLine::kind).containsOnly("claim");
        model.kind().set(Optional.of("custody"));
        assertThat(model.lines()).isEmpty();
        assertThat(model.selected().get()).isEmpty();
    }

    @Test
    void aLongLedgerIsReadAPageAtATime() throws IOException {
        var pages = new LedgerPages(new InventedCase());
        LedgerPages.Page end = pages.before(486, Optional.empty());
        assertThat(end.reached()).isZero();
        LedgerPages.Page beginning = pages.before(10, Optional.empty());
        assertThat(beginning.lines())
                .extracting(LedgerLine::index)
                .startsWith(9L)
                .endsWith(0L)
                .hasSize(10);
    }

    @Test
    void everyKindHasAWord() {
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
