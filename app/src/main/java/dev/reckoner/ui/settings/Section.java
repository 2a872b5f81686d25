package dev.reckoner.ui.settings;

import dev.reckoner.appraise.ReferenceKind;
import dev.reckoner.ui.look.Messages;
import java.util.List;
import java.util.Locale;

/** What the reference values are grouped by, and beside them the encryption and the devices. */
enum Section {
    ANCHORS(ReferenceKind.TRUST_ANCHOR),
    MEASUREMENTS(ReferenceKind.MEASUREMENT),
    REGISTRIES(ReferenceKind.REGISTRY, ReferenceKind.CHAIN, ReferenceKind.CONTRACT),
    BLOCKS(ReferenceKind.BLOCK),
    PRICES(ReferenceKind.PRICE),
    /** Whether the case is encrypted. */
    ENCRYPTION(),
    /** Where models can be run: of this machine, not of the case. */
    DEVICES();

    private final List<ReferenceKind> kinds;

    Section(ReferenceKind... kinds) {
        this.kinds = List.of(kinds);
    }

    /** What reference values stand in it; the first is what is added unless another is chosen. */
    List<ReferenceKind> kinds() {
        return kinds;
    }

    /** For people. */
    String title() {
        return Messages.get("settings.section." + name().toLowerCase(Locale.ROOT));
    }

    /** What its values do, one sentence. */
    String about() {
        return Messages.get("settings.about." + name().toLowerCase(Locale.ROOT));
    }
}
