package dev.reckoner.ui.shell;

import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.ClaimRow;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    /** The lines for what was typed, grouped; without claims and parties where nothing was typed. */
    List<Entry> find(String typed) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        var found = new ArrayList<Entry>();
        add(found, commands.get().stream().filter(entry -> matches(entry.text(), wanted)));
        add(found, places().filter(entry -> matches(entry.text(), wanted)), PlaceId.values().length);
        if (!wanted.isEmpty()) {
            add(found, parties(wanted));
            add(found, claims(wanted));
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

    private Stream<Entry> parties(String wanted) {
        return auditCase.claims().stream()
                .flatMap(row -> Stream.of(row.operator(), row.provider(), row.application()))
                .distinct()
                .filter(party -> matches(party, wanted))
                .map(party -> new Entry(
                        Messages.get("palette.parties"),
                        party,
                        Messages.get("palette.party"),
                        Icons.OPERATOR.literal(),
                        "",
                        () -> navigator.showClaims(ClaimFilter.text(party))));
    }

    private Stream<Entry> claims(String wanted) {
        return auditCase.claims().stream()
                .filter(row -> row.id().hex().startsWith(wanted)
                        || row.id().toString().startsWith(wanted)
                        || matches(row.label(), wanted))
                .map(this::claim);
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
