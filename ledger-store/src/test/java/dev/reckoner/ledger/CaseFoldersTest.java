package dev.reckoner.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseFoldersTest {
    @TempDir
    Path folder;

    /** A case whose database was lost, or is on a server, has its key still. */
    @ParameterizedTest
    @ValueSource(strings = {"ledger.mv.db", "case-key", "database"})
    void aCaseIsKnownByAnyOfItsOwnFiles(String name) throws IOException {
        var place = Files.createDirectory(folder.resolve("case"));
        var file = Files.writeString(place.resolve(name), "x");
        var blobs = Files.createDirectory(place.resolve("blobs"));

        assertThat(CaseFolders.around(file)).contains(place.toRealPath());
        assertThat(CaseFolders.around(blobs.resolve("new"))).contains(place.toRealPath());
        assertThat(CaseFolders.around(Files.createSymbolicLink(folder.resolve("link"), file)))
                .contains(place.toRealPath());
        assertThat(CaseFolders.around(folder.resolve("beside"))).isEmpty();
    }

    @Test
    void whereNoFolderIsThereIsNoCase() throws IOException {
        assertThat(CaseFolders.around(folder.resolve("none").resolve("file"))).isEmpty();
    }
}
