package dev.reckoner.audit;

import dev.reckoner.audit.LedgerHeads.SigningKey;
import dev.reckoner.crypto.MlDsaCosignerKey;
import dev.reckoner.crypto.NoteKey;
import dev.reckoner.ledger.EntryKind;
import dev.reckoner.ledger.Ledger;
import dev.reckoner.ledger.LedgerEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Reads out of a ledger since when each of its keys signs, and with which entry it ended. */
final class KeysReading {
    private static final Set<EntryKind> ABOUT_KEYS =
            Set.of(EntryKind.CASE_OPENED, EntryKind.KEY_CREATED, EntryKind.KEY_ROTATED, EntryKind.KEY_RETIRED);

    private final List<SigningKey> keys = new ArrayList<>();

    private KeysReading() {}

    static List<SigningKey> of(Ledger ledger) throws IOException {
        var reading = new KeysReading();
        try (var all = ledger.entries(ABOUT_KEYS, 0, ledger.size())) {
            all.forEach(reading::take);
        }
        return List.copyOf(reading.keys);
    }

    /** A case of which entries were changed can name what is no key; what its names are is then for verifying. */
    private void take(LedgerEntry entry) {
        switch (entry.kind()) {
            case CASE_OPENED, KEY_CREATED -> begin(entry, "key");
            case KEY_ROTATED -> {
                end(entry.index());
                begin(entry, "key");
                if (entry.body().has("keyBeside")) {
                    begin(entry, "keyBeside");
                }
            }
            case KEY_RETIRED -> end(entry.index());
            default -> throw new IllegalStateException("Not one of " + ABOUT_KEYS);
        }
    }

    private void begin(LedgerEntry entry, String member) {
        String written = entry.body().path(member).asText();
        try {
            NoteKey key = NoteKey.parse(written);
            keys.add(new SigningKey(
                    key.id(),
                    key instanceof MlDsaCosignerKey ? "ML-DSA-44" : "Ed25519",
                    written,
                    entry.index(),
                    OptionalLong.empty()));
        } catch (IllegalArgumentException none) {
            keys.add(new SigningKey(written, "", written, entry.index(), OptionalLong.empty()));
        }
    }

    private void end(long index) {
        keys.replaceAll(key -> key.until().isPresent()
                ? key
                : new SigningKey(key.id(), key.kind(), key.written(), key.since(), OptionalLong.of(index)));
    }
}
