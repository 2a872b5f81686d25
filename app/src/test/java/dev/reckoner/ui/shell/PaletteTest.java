package dev.reckoner.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.ClaimRow;
import dev.reckoner.audit.InventedCase;
import dev.reckoner.ui.shell.Palette.Entry;
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
    void aClaimIsFoundByTheBeginningOfItsHash() {
        ClaimRow row = invented.claims().get(77);
        List<Entry> found = palette.find(row.id().hex().substring(0, 12).toUpperCase(java.util.Locale.ROOT));
        assertThat(found).singleElement().satisfies(entry -> entry.run().run());
        assertThat(contexts.visits()).containsExactly(new Visit.Claims(ClaimFilter.claim(row.id())));
    }

    @Test
    void aClaimIsFoundByItsLabel() {
        assertThat(palette.find("c-2150")).extracting(Entry::text).containsExactly("c-2150");
    }

    @Test
    void aPartyLeadsToItsClaims() {
        Entry entry = palette.find("meridian-03").getFirst();
        entry.run().run();
        assertThat(contexts.visits()).containsExactly(new Visit.Claims(ClaimFilter.text("Meridian-03")));
    }

    @Test
    void eachGroupIsShort() {
        assertThat(palette.find("c-2"))
                .filteredOn(entry -> entry.group().equals("Claims"))
                .hasSize(6);
    }
}
