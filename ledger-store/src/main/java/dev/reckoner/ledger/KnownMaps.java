package dev.reckoner.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.StringDataType;

/**
 * The maps that a file of H2's may have: those that H2 makes for the tables of a case, each of registered types. H2 itself takes maps
 * by the beginning of their names, makes an object of whatever class a type names, and Java objects of keys whose map has no type.
 */
final class KnownMaps {
    /** Names of classes by the name of their type. */
    static final String TYPES = "_";
    /** What a transaction changed that had not ended; a committed one is renamed before it is cleared away. */
    private static final Pattern UNDO = Pattern.compile("undoLog[.-]\\d{1,3}");

    private static final Pattern ROWS = Pattern.compile("(?:table|index)\\.\\d{1,9}");
    /** What an index is sorted in while it is made; H2 removes what a kill left of it, as bytes and without reading them. */
    private static final Pattern SORTING = Pattern.compile("temp\\.\\d{1,9}");

    /** What this program never fills: names of transactions, and values that are too large for their row. */
    private static final Set<String> EMPTY = Set.of("openTransactions", "lobMap", "lobRef", "lobData", "tempLobMap");

    /** What the file says beside its maps. */
    private static final Set<String> SETTINGS = Set.of("setting.storeVersion");

    /** Nothing longer and nothing else: what stands here H2 writes again, wherever there is room. */
    private static final Pattern NUMBER = Pattern.compile("[0-9a-f]{1,16}");

    private static final Set<String> CONFIGURED = Set.of("name", "createVersion", "key", "val");

    private final MVStore store;
    private final Map<String, String> classes = new HashMap<>();

    /** Those of a store that was opened to look at it. */
    KnownMaps(MVStore store) {
        this.store = store;
    }

    /**
     * Looks at all of them.
     *
     * @throws LedgerException LG-SCHEMA if one is none that a case has
     */
    void require() throws LedgerException {
        OrderedTree.requireLayout(store);
        OrderedTree.require(store.getMetaMap(), "of its maps");
        readTypes();
        for (var each = store.getMetaMap().cursor(null); each.hasNext(); ) {
            requireMeta(each.next(), each.getValue());
        }
        // Whether a name is listed or not.
        for (var name : EMPTY) {
            if (store.hasData(name)) {
                throw KnownStatements.refused("the database's map " + name + " is not empty");
            }
        }
    }

    private void readTypes() throws LedgerException {
        var types = store.openMap(
                TYPES,
                new MVMap.Builder<String, String>()
                        .keyType(StringDataType.INSTANCE)
                        .valueType(new TypeNames()));
        OrderedTree.require(types, "of its types");
        for (var each = types.cursor(null); each.hasNext(); ) {
            var key = each.next();
            classes.put(key, each.getValue());
            for (var type : each.getValue().split(" ", -1)) {
                if (!TypeNames.KNOWN.contains(type)) {
                    throw KnownStatements.refused("the database has values of the type '" + Printable.of(type) + "'");
                }
            }
        }
    }

    private void requireMeta(String key, String value) throws LedgerException {
        if (key.startsWith("name.")) {
            requireName(key.substring("name.".length()));
        } else if (key.startsWith("map.")) {
            requireMap(key.substring("map.".length()), DataUtils.parseMap(value));
        } else if (!SETTINGS.contains(key) || !NUMBER.matcher(value).matches()) {
            throw KnownStatements.refused("the database says something of '" + Printable.of(key) + "'");
        }
    }

    private static void requireName(String name) throws LedgerException {
        boolean known = name.equals(TYPES)
                || EMPTY.contains(name)
                || UNDO.matcher(name).matches()
                || SORTING.matcher(name).matches()
                || isRows(name);
        if (!known) {
            throw KnownStatements.refused("the database has a map '" + Printable.of(name) + "'");
        }
    }

    /** What is said of a map by its number has to be said of that map by its name too. */
    private void requireMap(String id, Map<String, String> config) throws LedgerException {
        var name = config.getOrDefault("name", "");
        requireName(name);
        boolean typed = config.containsKey("key") && config.containsKey("val");
        boolean fits = id.equals(store.getMetaMap().get("name." + name))
                && CONFIGURED.containsAll(config.keySet())
                && config.entrySet().stream()
                        .allMatch(one -> one.getKey().equals("name")
                                || NUMBER.matcher(one.getValue()).matches())
                && Stream.of("key", "val")
                        .allMatch(type -> !config.containsKey(type) || classes.containsKey(config.get(type)))
                && (typed || !isRows(name));
        if (!fits) {
            throw KnownStatements.refused(
                    "the database's map '" + Printable.of(name) + "' is not described as H2 does it");
        }
    }

    /** What is said of the map of that number: the names of its types. */
    static Map<String, String> config(MVStore store, int id) {
        return DataUtils.parseMap(String.valueOf(store.getMetaMap().get("map." + Integer.toHexString(id))));
    }

    /** True if the map of that name holds rows of a table or an index. */
    static boolean isRows(String name) {
        return ROWS.matcher(name).matches();
    }

    /** The names of the maps that hold what a transaction that never ended has changed. */
    List<String> unfinished() {
        return store.getMapNames().stream()
                .filter(name -> UNDO.matcher(name).matches() && store.hasData(name))
                .toList();
    }
}
