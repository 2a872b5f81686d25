package dev.reckoner.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The entries and the newest head in the database. Readers may read while one writer writes. */
final class EntryTable implements AutoCloseable {
    private static final int CHUNK = 1_000;
    private static final long CHUNK_BYTES = 8 << 20;

    private final Database database;
    /** Held for writing only while the database is closed and opened again. */
    private final ReadWriteLock open = new ReentrantReadWriteLock();

    /** A row as it is stored, not yet believed. */
    record Row(long index, String kind, String madeAt, byte[] leaf, byte[] content) {}

    private EntryTable(Database database) {
        this.database = database;
    }

    static EntryTable open(Path folder) throws IOException {
        return new EntryTable(Database.open(folder));
    }

    /**
     * Writes the rows and then the head that covers them in one transaction, and forces it to disk.
     *
     * @param taken is told of every row, in order
     * @param headNote asked for once every row was taken
     */
    void append(Iterator<Row> rows, Consumer<Row> taken, Supplier<String> headNote) throws IOException {
        open.readLock().lock();
        try {
            insert(rows, taken);
            replaceHead(headNote.get());
            database.commit();
        } catch (SQLException e) {
            database.rollback(e);
            throw Database.failed("be written", e);
        } catch (RuntimeException e) {
            database.rollback(e);
            throw e;
        } finally {
            open.readLock().unlock();
        }
    }

    private void replaceHead(String note) throws SQLException {
        try (var merge = database.writing().prepareStatement("MERGE INTO head KEY (only_one) VALUES (TRUE, ?)")) {
            merge.setString(1, note);
            merge.executeUpdate();
        }
    }

    private void insert(Iterator<Row> rows, Consumer<Row> taken) throws SQLException {
        try (var insert = database.writing().prepareStatement("INSERT INTO entry VALUES (?, ?, ?, ?, ?)")) {
            long bytes = 0;
            for (int batched = 0; rows.hasNext(); ) {
                var row = rows.next();
                taken.accept(row);
                fill(insert, row);
                insert.addBatch();
                bytes += row.content().length;
                if (++batched % CHUNK == 0 || bytes > CHUNK_BYTES) {
                    insert.executeBatch();
                    bytes = 0;
                }
            }
            insert.executeBatch();
        }
    }

    private static void fill(PreparedStatement insert, Row row) throws SQLException {
        insert.setLong(1, row.index());
        insert.setString(2, row.kind());
        insert.setString(3, row.madeAt());
        insert.setBytes(4, row.leaf());
        insert.setBytes(5, row.content());
    }

    /** Up to a chunk of rows from that index on, in order; empty at the end. */
    List<Row> rows(long from) throws IOException {
        return rows(from, CHUNK);
    }

    /** Up to {@code limit} rows from that index on, fewer where they are large. */
    List<Row> rows(long from, int limit) throws IOException {
        open.readLock().lock();
        try (var select = database.reading()
                .prepareStatement(
                        "SELECT idx, kind, made_at, leaf, content FROM entry WHERE idx >= ? ORDER BY idx LIMIT "
                                + limit)) {
            select.setLong(1, from);
            try (var result = select.executeQuery()) {
                return rows(result);
            }
        } catch (SQLException e) {
            throw Database.failed("be read", e);
        } finally {
            open.readLock().unlock();
        }
    }

    private static List<Row> rows(ResultSet result) throws SQLException {
        var rows = new ArrayList<Row>();
        for (long bytes = 0; bytes < CHUNK_BYTES && result.next(); ) {
            var row = row(result);
            rows.add(row);
            bytes += row.content().length;
        }
        return rows;
    }

    // An edited database may hold nulls where the schema allows none.
    private static Row row(ResultSet result) throws SQLException {
        return new Row(
                result.getLong(1),
                Objects.requireNonNullElse(result.getString(2), ""),
                Objects.requireNonNullElse(result.getString(3), ""),
                Objects.requireNonNullElse(result.getBytes(4), new byte[0]),
                Objects.requireNonNullElse(result.getBytes(5), new byte[0]));
    }

    /** The signed head as the database has it. */
    Optional<String> head() throws IOException {
        open.readLock().lock();
        try (var statement = database.reading().createStatement();
                var result = statement.executeQuery("SELECT note FROM head")) {
            return result.next() ? Optional.ofNullable(result.getString(1)) : Optional.empty();
        } catch (SQLException e) {
            throw Database.failed("be read", e);
        } finally {
            open.readLock().unlock();
        }
    }

    /** Makes what is read next come from the disk. */
    void reopen() throws IOException {
        open.writeLock().lock();
        try {
            database.reopen();
        } finally {
            open.writeLock().unlock();
        }
    }

    @Override
    public void close() throws IOException {
        database.close();
    }
}
