package dev.reckoner.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.appraise.DatedReference;
import dev.reckoner.appraise.KnownContract;
import dev.reckoner.appraise.ModelPrice;
import dev.reckoner.appraise.ReferenceKind;
import dev.reckoner.appraise.ReferenceValues;
import dev.reckoner.appraise.TrustedBlock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From what is typed to what is accepted, and back. */
class ItemDraftTest {
    private static final Optional<Instant> FROM = Optional.of(Instant.parse("2026-05-29T00:00:00Z"));
    private static final Optional<Instant> UNTIL = Optional.of(Instant.parse("2026-06-01T12:30:00Z"));
    private static final DatedReference BUILD = new ReferenceValues.Measurement(
            "gateway", "0a".repeat(48), "0b".repeat(48), "0c".repeat(48), Optional.of("release"), FROM, UNTIL);

    @Test
    void everyItemComesBackFromItsTexts() throws ItemDraft.Incomplete {
        Optional<String> source = Optional.of("release");
        List<DatedReference> items = List.of(
                BUILD,
                ReferenceValues.AWS_NITRO_ROOT_G1,
                ReferenceValues.KNOWN_REGISTRIES.getLast(),
                ReferenceValues.BUILT_IN.chains().getFirst(),
                new KnownContract("relay", Optional.empty(), "0x" + "ab".repeat(20), source, FROM, UNTIL),
                new TrustedBlock(10740, 7, "0x" + "ef".repeat(32), source, FROM, UNTIL),
                new ModelPrice("gpt", "0.000002", "1", Optional.empty(), FROM, Optional.empty()));
        for (DatedReference item : items) {
            assertThat(new ItemDraft(item.kind(), ItemText.fields(item)).item()).isEqualTo(item);
            assertThat(ItemText.value(item)).isNotBlank();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NAME | '' | Name is missing.",
                "PCR1 | 0b0b | Not accepted: a register of gateway is not 96 hexadecimal characters.",
                "FROM | yesterday | Valid from is not as expected",
                "UNTIL | 2026-13-01 | Valid until is not as expected",
                "UNTIL | 2026-05-29 | ends before it begins",
            })
    void whatIsWrongIsSaidInASentence(ItemField field, String text, String sentence) {
        Map<ItemField, String> texts = new EnumMap<>(ItemText.fields(BUILD));
        texts.put(field, text);
        assertThatThrownBy(() -> new ItemDraft(ReferenceKind.MEASUREMENT, texts).item())
                .isInstanceOf(ItemDraft.Incomplete.class)
                .hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "TRUST_ANCHOR, CERTIFICATE, 12",
        "BLOCK, CHAIN, -1",
        "BLOCK, NUMBER, 1.5",
        "BLOCK, NUMBER, 9999999999999999999",
        "BLOCK, HASH, 0x12",
        "PRICE, INPUT, 1e-6",
        "REGISTRY, ADDRESS, 0x12",
        "CHAIN, CHAIN, mainnet",
    })
    void valuesThatNothingCouldEqualAreRefused(ReferenceKind kind, ItemField field, String text) {
        var texts = new EnumMap<ItemField, String>(ItemField.class);
        for (ItemField each : ItemField.of(kind)) {
            texts.put(each, "7");
        }
        texts.put(ItemField.CERTIFICATE, "ab".repeat(32));
        texts.put(ItemField.HASH, "0x" + "ab".repeat(32));
        texts.put(ItemField.ADDRESS, "0x" + "ab".repeat(20));
        texts.put(ItemField.FROM, "");
        texts.put(ItemField.UNTIL, "");
        assertThat(Optional.of(new ItemDraft(kind, texts)))
                .get()
                .satisfies(draft -> assertThat(draft.item().kind()).isEqualTo(kind));
        texts.put(field, text);
        assertThatThrownBy(() -> new ItemDraft(kind, texts).item()).isInstanceOf(ItemDraft.Incomplete.class);
    }
}
