package dev.reckoner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A case that came from somebody calls no server that the user never chose. */
class KnownServersTest {
    /** Nothing listens there. */
    private static final String NOWHERE = "jdbc:postgresql://127.0.0.1:1/cases";

    private static final String USER_FOLDER = "reckoner.user.folder";

    private final String before = System.getProperty(USER_FOLDER, "");

    @TempDir
    Path folder;

    private String at = "";

    @BeforeEach
    void makeFolder() throws IOException {
        System.setProperty(USER_FOLDER, folder.resolve("home").toString());
        at = Files.createDirectories(folder.resolve("case")).toString();
        Files.writeString(
                folder.resolve("case/database"),
                "{\"format\":\"reckoner-database/1\",\"schema\":\"case_1\",\"url\":\"" + NOWHERE + "\"}");
    }

    @AfterEach
    void goHome() {
        if (before.isEmpty()) {
            System.clearProperty(USER_FOLDER);
        } else {
            System.setProperty(USER_FOLDER, before);
        }
    }

    @Test
    void aServerThatIsNotKnownIsNotCalledUntilItIsTrusted() throws IOException {
        for (var command : new String[] {"verify-ledger", "claims", "rebuild"}) {
            assertThat(Typed.run(command, "-c", at).err())
                    .startsWith("LG-SERVER-UNKNOWN")
                    .contains(NOWHERE, "case trust");
        }
        assertThat(Typed.run("case", "trust", at).out())
                .contains(NOWHERE, "the user " + System.getProperty("user.name"))
                .contains("To undo it, delete the line of that address from " + folder.resolve("home/servers.txt"));
        Typed.run("case", "trust", at);
        assertThat(folder.resolve("home/servers.txt")).hasContent(NOWHERE);
        var plain = folder.resolve("plain");
        Typed.run("case", "create", plain.toString());
        Files.copy(plain.resolve("case-key"), folder.resolve("case/case-key"));
        // Now it is called, and does not answer.
        assertThat(Typed.run("claims", "-c", at).err()).startsWith("LG-DATABASE");
    }

    @Test
    void aFileThatNamesNoDatabaseIsToldInWordsOfThisProgram() throws IOException {
        for (var junk : new String[] {"{junk", "", "[1]", "{\"format\":\"a\",\"format\":\"b\"}", "{} {}"}) {
            Files.writeString(folder.resolve("case/database"), junk);
            assertThat(Typed.run("claims", "-c", at).err())
                    .as(junk)
                    .startsWith("LG-DATABASE-FILE: The file ")
                    .contains("names no database: it")
                    .doesNotContain("token", "Source", "Unexpected", "Duplicate");
        }
    }

    @Test
    void aCaseInItsFolderNeedsNoServer() {
        Typed.run("case", "create", folder.resolve("plain").toString());
        assertThat(Typed.run("case", "trust", folder.resolve("plain").toString())
                        .err())
                .startsWith("CL-ARGUMENT");
    }
}
