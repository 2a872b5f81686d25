package dev.reckoner.ui.settings;

import dev.reckoner.appraise.ReferenceKind;
import dev.reckoner.ui.look.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a form asks for. */
enum ItemField {
    NAME,
    CERTIFICATE,
    PCR0,
    PCR1,
    PCR2,
    CHAIN,
    ADDRESS,
    NUMBER,
    HASH,
    MODEL,
    INPUT,
    OUTPUT,
    SOURCE,
    FROM,
    UNTIL;

    /** The fields of an item of that kind, in the order in which they are asked for. */
    static List<ItemField> of(ReferenceKind kind) {
        List<ItemField> fields = new ArrayList<>(
                switch (kind) {
                    case TRUST_ANCHOR -> List.of(NAME, CERTIFICATE);
                    case MEASUREMENT -> List.of(NAME, PCR0, PCR1, PCR2);
                    case REGISTRY, CONTRACT -> List.of(NAME, CHAIN, ADDRESS);
                    case CHAIN -> List.of(NAME, ItemField.CHAIN);
                    case BLOCK -> List.of(ItemField.CHAIN, NUMBER, HASH);
                    case PRICE -> List.of(MODEL, INPUT, OUTPUT);
                    case MODEL, ENDORSEMENT -> throw new IllegalArgumentException("no form for a " + kind.word());
                });
        fields.addAll(List.of(SOURCE, FROM, UNTIL));
        return List.copyOf(fields);
    }

    /** For people. */
    String label() {
        return Messages.get("settings.field." + name().toLowerCase(Locale.ROOT));
    }

    /** What it looks like; empty text where that needs no saying. */
    String hint() {
        return switch (this) {
            case NAME, SOURCE, MODEL -> "";
            default -> Messages.get("settings.hint." + name().toLowerCase(Locale.ROOT));
        };
    }

    /** What stands for nothing in a form that only shows. */
    String absent() {
        return switch (this) {
            case SOURCE, FROM, UNTIL -> Messages.get("settings." + name().toLowerCase(Locale.ROOT) + ".none");
            default -> "";
        };
    }

    /** True if its values are compared letter by letter. */
    boolean mono() {
        return this != NAME && this != SOURCE;
    }
}
