package dev.reckoner.ui.shell;

import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.ClaimRow;
import dev.reckoner.ledger.projection.ClaimCondition.Name;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What Ctrl K finds: commands, places, claims by label or the beginning of their hash, parties. */
final class Palette {
    private static final int PER_GROUP = 6;

    /**
     * A line of the palette.
     *
     * @param group its heading
     * @param text what it is
     * @param detail after the text
     * @param icon Feather literal
     * @param key the key that does the same; empty where there is none
     * @param run what Enter does
     */
    record Entry(String group, String text, String detail, String icon, String key, Runnable run) {}

    private final AuditCase auditCase;
    private final Navigator navigator;
    private final Supplier<List<Entry>> commands;

    Palette(AuditCase auditCase, Navigator navigator, Supplier<List<Entry>> commands) {
        this.auditCase = auditCase;
        this.navigator = navigator;
        this.commands = commands;
    }

    /** The commands and places for what was typed, at once. */
    List<Entry> find(String typed) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        var found = new ArrayList<Entry>();
        add(found, commands.get().stream().filter(entry -> matches(entry.text(), wanted)));
        add(found, places().filter(entry -> matches(entry.text(), wanted)), PlaceId.values().length);
        return found;
    }

    /**
     * The parties and claims for what was typed, none where nothing was; read from disk, not for the FX thread.
     *
     * @param overtaken true once something else was typed, so that nobody waits for the answer any more
     */
    List<Entry> findInCase(String typed, BooleanSupplier overtaken) throws IOException {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        var found = new ArrayList<Entry>();
        if (!wanted.isEmpty()) {
            add(found, parties(wanted));
            add(found, claims(wanted, overtaken));
        }
        return found;
    }

    private static void add(List<Entry> found, Stream<Entry> entries) {
        add(found, entries, PER_GROUP);
    }

    private static void add(List<Entry> found, Stream<Entry> entries, int limit) {
        entries.limit(limit).forEach(found::add);
    }

    private Stream<Entry> places() {
        return Stream.of(PlaceId.values())
                .map(place -> new Entry(
                        Messages.get("palette.places"),
                        Rail.word(place),
                        "",
                        place.icon(),
                        "Ctrl+" + Rail.key(place),
                        () -> navigator.show(place)));
    }

    private Stream<Entry> parties(String wanted) throws IOException {
        Set<String> parties = new LinkedHashSet<>();
        for (var name : List.of(Name.OPERATOR, Name.PROVIDER, Name.APPLICATION)) {
            parties.addAll(auditCase.claimsBy(name).keySet());
        }
        return parties.stream()
                .filter(party -> matches(party, wanted))
                .map(party -> new Entry(
                        Messages.get("palette.parties"),
                        party,
                        Messages.get("palette.party"),
                        Icons.OPERATOR.literal(),
                        "",
                        () -> navigator.showClaims(ClaimFilter.text(party))));
    }

    private Stream<Entry> claims(String wanted, BooleanSupplier overtaken) throws IOException {
        var found = new ArrayList<ClaimRow>();
        auditCase.eachClaim(row -> {
            if (row.id().hex().startsWith(wanted)
                    || row.id().toString().startsWith(wanted)
                    || matches(row.label(), wanted)) {
                found.add(row);
            }
            return found.size() < PER_GROUP && !overtaken.getAsBoolean();
        });
        return found.stream().map(this::claim);
    }

    private Entry claim(ClaimRow row) {
        return new Entry(
                Messages.get("palette.claims"),
                row.label(),
                row.id().abbreviated() + "  " + row.operator(),
                Icons.CLAIM.literal(),
                "",
                () -> navigator.showClaims(ClaimFilter.claim(row.id())));
    }

    private static boolean matches(String text, String wanted) {
        return text.toLowerCase(Locale.ROOT).contains(wanted);
    }
}
