package dev.reckoner.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/**
 * The names of the classes that an H2 file gives as types of what is in its maps, as words with a space between them; H2 itself makes
 * an object of whatever class is named.
 */
final class TypeNames extends BasicDataType<String> {
    private static final String VERSIONED = "org.h2.mvstore.tx.VersionedValueType$Factory";
    private static final String ROWS = "org.h2.mvstore.db.RowDataType$Factory";

    /** Those of tables of the types that a case has. */
    static final Set<String> KNOWN = Set.of(
            VERSIONED,
            ROWS,
            "org.h2.mvstore.db.LobStorageMap$BlobMeta$Type",
            "org.h2.mvstore.db.LobStorageMap$BlobReference$Type",
            "org.h2.mvstore.db.NullValueDataType",
            "org.h2.mvstore.type.ByteArrayDataType",
            "org.h2.mvstore.type.LongDataType",
            "org.h2.mvstore.type.StringDataType");

    private static final int LONGEST_NAME = 100;

    @Override
    public String read(ByteBuffer from) {
        int length = DataUtils.readVarInt(from);
        if (length < 0 || length > LONGEST_NAME) {
            throw DataUtils.newIllegalArgumentException("No name of a type has {0} characters", length);
        }
        byte[] ascii = new byte[length];
        from.get(ascii);
        var name = new String(ascii, StandardCharsets.ISO_8859_1).replace(' ', '?');
        return switch (name) {
            case VERSIONED -> name + " " + read(from);
            case ROWS -> {
                passColumns(from);
                yield name;
            }
            default -> name;
        };
    }

    /** How many columns, two lists of numbers with one more than their length before them, and whether keys are stored. */
    private static void passColumns(ByteBuffer from) {
        DataUtils.readVarInt(from);
        for (int list = 0; list < 2; list++) {
            for (int left = DataUtils.readVarInt(from) - 1; left > 0; left--) {
                DataUtils.readVarInt(from);
            }
        }
        from.get();
    }

    @Override
    public int getMemory(String name) {
        return name.length();
    }

    @Override
    public void write(WriteBuffer to, String name) {
        throw new UnsupportedOperationException("Types are only looked at.");
    }

    @Override
    public String[] createStorage(int size) {
        return new String[size];
    }
}
