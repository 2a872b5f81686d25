package dev.reckoner.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.AllClaims;
import dev.reckoner.audit.ClaimRow;
import dev.reckoner.audit.InventedCase;
import dev.reckoner.ui.shell.Palette.Entry;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaletteTest {
    private final InventedCase invented = new InventedCase();
    private final Contexts contexts = new Contexts(invented);
    private final Palette palette = new Palette(
            invented,
            contexts.context().navigator(),
            () -> List.of(new Entry("Commands", "Import files", "", "fth-download", "Ctrl+O", () -> {})));

    @Test
    void withNothingTypedItListsCommandsAndEveryPlace() {
        assertThat(palette.find("")).hasSize(1 + PlaceId.values().length);
    }

    @Test
    void aClaimIsFoundByTheBeginningOfItsHash() throws IOException {
        ClaimRow row = AllClaims.of(invented).get(77);
        List<Entry> found =
                palette.findInCase(row.id().hex().substring(0, 12).toUpperCase(java.util.Locale.ROOT), () -> false);
        assertThat(found).singleElement().satisfies(entry -> entry.run().run());
        assertThat(contexts.visits()).containsExactly(new Visit.Claims(ClaimFilter.claim(row.id())));
    }

    @Test
    void aClaimIsFoundByItsLabel() throws IOException {
        assertThat(palette.findInCase("c-2150", () -> false))
                .extracting(Entry::text)
                .containsExactly("c-2150");
    }

    @Test
    void aPartyLeadsToItsClaims() throws IOException {
        Entry entry = palette.findInCase("meridian-03", () -> false).getFirst();
        entry.run().run();
        assertThat(contexts.visits()).containsExactly(new Visit.Claims(ClaimFilter.text("Meridian-03")));
    }

    @Test
    void eachGroupIsShort() throws IOException {
        assertThat(palette.findInCase("c-2", () -> false))
                .filteredOn(entry -> entry.group().equals("Claims"))
                .hasSize(6);
    }
}
