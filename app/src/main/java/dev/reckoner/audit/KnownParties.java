package dev.reckoner.audit;

import dev.reckoner.ledger.projection.ListedTable;
import dev.reckoner.trail.Party;
import dev.reckoner.trail.PartyRole;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whom the trails of a case name, and what they state of them. An entry is read when its party is first asked for: a case may name
 * very many.
 */
final class KnownParties {
    private static final String PARTIES = "party";

    private final CaseEntries entries;
    private final ListedTable listed;
    /** Indexes of the entries that name a party, by its id. */
    private Optional<Map<String, List<Long>>> named = Optional.empty();

    private final Map<Key, Optional<Party>> known = new HashMap<>();

    KnownParties(CaseEntries entries, ListedTable listed) {
        this.entries = entries;
        this.listed = listed;
    }

    /** What a party is known by: an account may ask and pay. */
    record Key(String id, PartyRole role) {
        static Key of(Party party) {
            return new Key(party.id(), party.role());
        }
    }

    void apply(CaseEntry.PartyNamed made, long index) throws IOException {
        var party = made.party();
        var before = of(Key.of(party));
        known.put(
                Key.of(party),
                Optional.of(before.map(state -> state.after(party)).orElse(party)));
        named().computeIfAbsent(party.id(), any -> new ArrayList<>()).add(index);
        listed.add(new ListedTable.Listed(PARTIES, index, party.id()));
    }

    /** What is known of a party; empty where no trail names it. */
    Optional<Party> of(Key key) throws IOException {
        var state = known.get(key);
        if (state == null) {
            state = read(key);
            known.put(key, state);
        }
        return state;
    }

    private Optional<Party> read(Key key) throws IOException {
        Optional<Party> state = Optional.empty();
        for (long entry : named().getOrDefault(key.id(), List.of())) {
            var party = entries.at(entry, CaseEntry.PartyNamed.class).party();
            if (Key.of(party).equals(key)) {
                state = Optional.of(state.map(before -> before.after(party)).orElse(party));
            }
        }
        return state;
    }

    private Map<String, List<Long>> named() throws IOException {
        if (named.isEmpty()) {
            var read = new HashMap<String, List<Long>>();
            for (var each : listed.of(PARTIES)) {
                read.computeIfAbsent(each.name(), any -> new ArrayList<>()).add(each.entry());
            }
            named = Optional.of(read);
        }
        return named.get();
    }

    /** All that was stated, oldest first; of entries that were flushed. */
    List<PartyRow> rows() throws IOException {
        var rows = new ArrayList<PartyRow>();
        for (var each : listed.of(PARTIES)) {
            var made = entries.at(each.entry(), CaseEntry.PartyNamed.class);
            rows.add(new PartyRow(made.party(), each.entry(), entries.time(each.entry())));
        }
        return rows;
    }
}
