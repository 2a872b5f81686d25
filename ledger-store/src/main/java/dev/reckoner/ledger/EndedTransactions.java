package dev.reckoner.ledger;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.LongDataType;
import org.h2.value.VersionedValue;

/**
 * Which transactions that an H2 file still knows were committed, though a kill came before all of what they changed says so. H2 keeps with
 * each changed value the one before; all others take what they changed back.
 *
 * @param committed their numbers
 */
record EndedTransactions(Set<Integer> committed) {
    /** As {@code TransactionStore} names what each changed; a dash is how earlier versions of H2 mark a commit. */
    private static final Pattern LOG = Pattern.compile("undoLog([.-])(\\d{1,5})");

    /** Bits of an operation's number that count within its transaction; all are set in the mark of a commit. */
    private static final int OPERATION_BITS = 40;

    private static final long MARK = (1L << OPERATION_BITS) - 1;

    EndedTransactions {
        committed = Set.copyOf(committed);
    }

    static EndedTransactions of(MVStore store) {
        var committed = new HashSet<Integer>();
        for (var name : store.getMapNames()) {
            var log = LOG.matcher(name);
            if (log.matches()
                    && (log.group(1).equals("-") ? !log(store, name).isEmpty() : isMarked(log(store, name)))) {
                committed.add(Integer.valueOf(log.group(2)));
            }
        }
        return new EndedTransactions(committed);
    }

    /** What a transaction changed, with nothing but the numbers of its operations. */
    static MVMap<Long, Object> log(MVStore store, String name) {
        return store.openMap(
                name,
                new MVMap.Builder<Long, Object>().keyType(LongDataType.INSTANCE).valueType(new Unread()));
    }

    private static boolean isMarked(MVMap<Long, Object> log) {
        long[] last = {0};
        // All of it: the way down to its last key need not have an end.
        if (!OrderedTree.walk(log, (operation, nothing) -> last[0] = operation)) {
            throw new IllegalStateException("What a transaction changed is out of order");
        }
        return (last[0] & MARK) == MARK;
    }

    /** The value that counts; empty where there is none. */
    <T> Optional<T> value(VersionedValue<T> value) {
        boolean current = value.isCommitted() || committed.contains((int) (value.getOperationId() >>> OPERATION_BITS));
        return Optional.ofNullable(current ? value.getCurrentValue() : value.getCommittedValue());
    }

    /** Values that nobody asks for: nothing is made of their bytes, which are the last of a page. */
    private static final class Unread extends BasicDataType<Object> {
        @Override
        public void read(ByteBuffer from, Object storage, int count) {
            from.position(from.limit());
        }

        @Override
        public Object read(ByteBuffer from) {
            throw new UnsupportedOperationException("Values of this kind are not read one by one.");
        }

        @Override
        public int getMemory(Object value) {
            return 0;
        }

        @Override
        public void write(WriteBuffer to, Object value) {
            throw new UnsupportedOperationException("Values of this kind are only passed over.");
        }

        @Override
        public Object[] createStorage(int size) {
            return new Object[size];
        }
    }
}
