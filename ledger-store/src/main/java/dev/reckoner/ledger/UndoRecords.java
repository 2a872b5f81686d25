package dev.reckoner.ledger;

import java.nio.ByteBuffer;
import java.util.Map;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.DataType;

/**
 * What a transaction changed that never ended, as numbers of the maps that it changed: only rows of tables and indexes, since H2 reads
 * each record with the types of its map, and those of others would make Java objects of it.
 */
final class UndoRecords extends BasicDataType<Integer> {
    private final MVStore store;
    private final Map<String, DataType<?>> types;

    /**
     * Those in a store.
     *
     * @param types by their names, all of them known
     */
    UndoRecords(MVStore store, Map<String, DataType<?>> types) {
        this.store = store;
        this.types = types;
    }

    @Override
    public Integer read(ByteBuffer from) {
        int map = DataUtils.readVarInt(from);
        if (map < 0) {
            return map;
        }
        var name = store.getMapName(map);
        if (name == null || !KnownMaps.isRows(name)) {
            throw DataUtils.newIllegalArgumentException("A transaction changed the map {0}, which has no rows", map);
        }
        var config = KnownMaps.config(store, map);
        type(config, "key").read(from);
        if (from.get() == 1) {
            type(config, "val").read(from);
        }
        return map;
    }

    private DataType<?> type(Map<String, String> config, String which) {
        var type = types.get(String.valueOf(config.get(which)));
        if (type == null) {
            throw DataUtils.newIllegalArgumentException("A map has no type {0}", which);
        }
        return type;
    }

    @Override
    public int getMemory(Integer map) {
        return Integer.BYTES;
    }

    @Override
    public void write(WriteBuffer to, Integer map) {
        throw new UnsupportedOperationException("Records are only looked at.");
    }

    @Override
    public Integer[] createStorage(int size) {
        return new Integer[size];
    }
}
