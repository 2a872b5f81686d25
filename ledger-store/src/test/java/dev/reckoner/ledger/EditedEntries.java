package dev.reckoner.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.crypto.MerkleTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Changes entries of a closed case so that each page agrees with itself: contents and leaf hashes, in the same row. */
public final class EditedEntries {
    private EditedEntries() {}

    /** Puts words of the same length in the place of others, wherever they are. */
    public static void rename(Path folder, String from, String to) throws IOException, SQLException {
        assertThat(to).hasSameSizeAs(from);
        int[] changed = {0};
        for (long first : firsts(folder)) {
            Cases.edit(folder, first, page -> {
                var text = new String(page.contents(), StandardCharsets.ISO_8859_1);
                changed[0] += text.contains(from) ? 1 : 0;
                byte[] contents = text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
                return sealed(new EntryPage(page.first(), page.lengths(), page.leaves(), contents));
            });
        }
        assertThat(changed[0]).isPositive();
    }

    private static EntryPage sealed(EntryPage page) {
        byte[] leaves = new byte[page.size() * MerkleTree.HASH_BYTES];
        for (var row : page.rows()) {
            System.arraycopy(
                    MerkleTree.leaf(row.content()),
                    0,
                    leaves,
                    (int) (row.index() - page.first()) * MerkleTree.HASH_BYTES,
                    MerkleTree.HASH_BYTES);
        }
        return new EntryPage(page.first(), page.lengths(), leaves, page.contents());
    }

    private static List<Long> firsts(Path folder) throws SQLException {
        var firsts = new ArrayList<Long>();
        try (var connection = Store.connect(folder);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT first_index FROM entry_page")) {
            while (rows.next()) {
                firsts.add(rows.getLong(1));
            }
        }
        return firsts;
    }
}
