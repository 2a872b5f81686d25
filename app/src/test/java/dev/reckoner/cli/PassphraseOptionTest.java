package dev.reckoner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.audit.SmallTrail;
import dev.reckoner.ledger.LedgerException;
import dev.reckoner.ledger.Passphrase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Encrypted cases on the command line. */
class PassphraseOptionTest {
    private static final String WORDS = "Kühe grasen um vier";

    @TempDir
    Path folder;

    @Test
    void anEncryptedCaseIsMadeFilledAndReadWithAFileOfItsPassphrase() throws IOException {
        makeEncrypted();
        var trail = SmallTrail.writeLarge(folder.resolve("a.trail"), "the-label-of-the-claim");
        assertThat(typed("import", trail.toString()).err()).isEmpty();
        assertThat(typed("claims").out()).contains("the-label-of-the-claim", "1 claim");
        assertThat(typed("verify-ledger").out()).startsWith("Intact: ");
        try (var files = Files.walk(Path.of(place()))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("the-label-of-the-claim", "payloadType", "in-toto", WORDS);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"claims", "verify-ledger", "reexecute", "import x"})
    void withoutThePassphraseACommandSaysHowToGiveIt(String command) throws IOException {
        makeEncrypted();
        var said = Typed.run((command + " -c " + place()).split(" "));
        assertThat(said.err())
                .startsWith("LG-PASSPHRASE-NEEDED: ")
                .contains("--passphrase-file FILE, or - for the standard input");
        assertThat(said.exit()).isEqualTo(ExitCode.COULD_NOT_RUN);
    }

    @Test
    void aWrongPassphraseIsSaid() throws IOException {
        makeEncrypted();
        var said = Typed.run("claims", "-c", place(), "--passphrase-file", file("wrong", "Kühe grasen um fünf"));
        assertThat(said.err()).startsWith("LG-PASSPHRASE: ").doesNotContain("Kühe");
        assertThat(said.exit()).isEqualTo(ExitCode.COULD_NOT_RUN);
    }

    @Test
    void aPassphraseForACaseWithoutOneIsRefused() throws IOException {
        Typed.run("case", "create", place());
        assertThat(typed("claims").err()).startsWith("LG-NOT-ENCRYPTED: ");
        assertThat(Typed.run("case", "passphrase", place()).err()).startsWith("LG-NOT-ENCRYPTED: ");
        assertThat(Typed.run("case", "passphrase", folder.resolve("none").toString())
                        .err())
                .startsWith("LG-NO-CASE: ");
    }

    /** Nobody is to believe that a case is encrypted which is not. */
    @Test
    void aPassphraseWithoutTheWordToEncryptMakesNoCase() throws IOException {
        var trail = SmallTrail.write(folder.resolve("a.trail"), "one").toString();
        for (var command :
                List.of(List.of("case", "create", place()), List.of("import", "--create", "-c", place(), trail))) {
            var words = new ArrayList<>(command);
            words.addAll(List.of("--passphrase-file", file("words", WORDS)));
            assertThat(Typed.run(words.toArray(String[]::new)).err()).startsWith("CL-ARGUMENT: ");
            assertThat(Path.of(place())).doesNotExist();
        }
        Typed.run("case", "create", place());
        assertThat(Typed.run("import", "--create", "--encrypt", "-c", place(), trail)
                        .err())
                .startsWith("LG-NOT-ENCRYPTED: ");
    }

    @Test
    void anImportCanMakeAnEncryptedCase() throws IOException {
        var trail = SmallTrail.write(folder.resolve("a.trail"), "one").toString();
        assertThat(typed("import", "--create", "--encrypt", trail).err()).isEmpty();
        assertThat(Typed.run("claims", "-c", place()).err()).startsWith("LG-PASSPHRASE-NEEDED: ");
        assertThat(typed("claims").out()).contains("1 claim");
    }

    @Test
    void thePassphraseIsChanged() throws IOException {
        makeEncrypted();
        var said = Typed.run(
                "case",
                "passphrase",
                place(),
                "--passphrase-file",
                file("words", WORDS),
                "--new-passphrase-file",
                file("new", "another"));
        assertThat(said.out()).contains("is opened with the new passphrase from now on");
        assertThat(typed("claims").err()).startsWith("LG-PASSPHRASE: ");
        assertThat(Typed.run("verify-ledger", "-c", place(), "--passphrase-file", file("new", "another"))
                        .exit())
                .isZero();
    }

    @Test
    void bothPassphrasesCanComeFromTheStandardInput() throws IOException {
        makeEncrypted();
        var before = System.in;
        System.setIn(new ByteArrayInputStream((WORDS + "\r\nanother\n").getBytes(StandardCharsets.UTF_8)));
        try {
            assertThat(Typed.run("case", "passphrase", place(), "--passphrase-file", "-", "--new-passphrase-file", "-")
                            .exit())
                    .isZero();
        } finally {
            System.setIn(before);
        }
        assertThat(Typed.run("verify-ledger", "-c", place(), "--passphrase-file", file("new", "another"))
                        .exit())
                .isZero();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no POSIX permissions")
    void aFileThatOthersCanReadIsRefused() throws IOException {
        makeEncrypted();
        for (var permissions : List.of("rw-r-----", "rw----r--", "rw--w----")) {
            var file = Path.of(file("words", WORDS));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
            assertThat(typedWith(file.toString(), "claims").err())
                    .as(permissions)
                    .startsWith("CL-PASSPHRASE-FILE: ")
                    .contains("chmod 600");
        }
    }

    @Test
    void aFileThatHoldsNoPassphraseIsRefused() throws IOException {
        makeEncrypted();
        assertThat(typedWith(file("empty", ""), "claims").err()).startsWith("LG-PASSPHRASE-UNFIT: ");
        assertThat(typedWith(file("lines", "one\ntwo\n"), "claims").err()).startsWith("LG-PASSPHRASE-UNFIT: ");
        assertThat(typedWith(file("long", "a".repeat(9_000)), "claims").err()).startsWith("CL-PASSPHRASE-FILE: ");
        var latin = Path.of(file("latin", ""));
        Files.write(latin, new byte[] {'K', (byte) 0xfc});
        assertThat(typedWith(latin.toString(), "claims").err()).startsWith("CL-PASSPHRASE-FILE: ");
        assertThat(typedWith(folder.resolve("none").toString(), "claims").err()).startsWith("CL-MISSING: ");
        assertThat(typedWith(folder.toString(), "claims").err()).startsWith("CL-NOT-A-FILE: ");
    }

    @Test
    void oneEndOfALineIsNotPartOfThePassphrase() throws IOException {
        makeEncrypted();
        for (var end : List.of("\n", "\r\n", "")) {
            assertThat(typedWith(file("words", WORDS + end), "verify-ledger").exit())
                    .isZero();
        }
    }

    @Test
    void onATerminalANewPassphraseIsAskedForTwice() throws IOException {
        var made =
                asking("good", "good").make(true, given -> given.orElseThrow().isSameAs(words("good")));
        assertThat(made).isTrue();
        assertThatThrownBy(() -> asking("good", "goof").make(true, Optional::isPresent))
                .isInstanceOfSatisfying(
                        RefusedArgument.class, e -> assertThat(e.code()).isEqualTo("CL-PASSPHRASE-TWICE"));
        assertThatThrownBy(() -> asking("").make(true, Optional::isPresent))
                .isInstanceOfSatisfying(
                        LedgerException.class, e -> assertThat(e.code()).isEqualTo("LG-PASSPHRASE-UNFIT"));
        boolean none = asking().make(false, Optional::isEmpty);
        assertThat(none).isTrue();
    }

    @Test
    void onATerminalThePassphraseOfAnEncryptedCaseIsAskedForOnce() throws IOException {
        makeEncrypted();
        boolean same = asking(WORDS)
                .open(Path.of(place()), given -> given.orElseThrow().isSameAs(words(WORDS)));
        assertThat(same).isTrue();
        boolean none = asking().open(folder, Optional::isEmpty);
        assertThat(none).isTrue();
    }

    @Test
    void aWrongOldPassphraseIsSaidBeforeTheNewOneIsAskedFor() throws IOException {
        makeEncrypted();
        assertThatThrownBy(() -> asking("wrong").change(Path.of(place()), Optional.empty()))
                .isInstanceOfSatisfying(
                        LedgerException.class, e -> assertThat(e.code()).isEqualTo("LG-PASSPHRASE"));
        asking(WORDS, "new", "new").change(Path.of(place()), Optional.empty());
        assertThat(typed("claims").err()).startsWith("LG-PASSPHRASE: ");
    }

    @Test
    void whatWasTypedIsWipedWhenItWasUsed() throws IOException {
        var kept = new ArrayList<Passphrase>();
        asking("good", "good").make(true, given -> kept.add(given.orElseThrow()));
        assertThat(kept.getFirst().isSameAs(words("\u2603\u2603"))).isFalse();
        assertThat(kept.getFirst().isSameAs(words("good"))).isFalse();
    }

    private static PassphraseOption asking(String... answers) {
        var left = new ArrayDeque<>(Arrays.asList(answers));
        return new PassphraseOption(prompt -> Optional.of(left.remove().toCharArray()));
    }

    private static Passphrase words(String words) throws IOException {
        return Passphrase.of(words.toCharArray());
    }

    /** Other users can read the arguments of a process, and programs that it starts its environment. */
    @Test
    void noOptionTakesAPassphraseItself() {
        var paths = new ArrayList<String>();
        options(Reckoner.commandLine(), paths);
        assertThat(paths).contains("case create --passphrase-file", "case passphrase --new-passphrase-file");
    }

    private static void options(CommandLine command, List<String> paths) {
        for (var option : command.getCommandSpec().options()) {
            if (option.longestName().contains("passphrase")) {
                assertThat(option.typeInfo().getActualGenericTypeArguments())
                        .as(option.longestName())
                        .containsExactly("java.nio.file.Path");
                assertThat(option.defaultValue()).isNull();
                paths.add(command.getCommandSpec().qualifiedName(" ").replace("reckoner ", "") + " "
                        + option.longestName());
            }
        }
        command.getSubcommands().values().forEach(below -> options(below, paths));
    }

    private void makeEncrypted() throws IOException {
        var made = Typed.run("case", "create", place(), "--encrypt", "--passphrase-file", file("words", WORDS));
        assertThat(made.err()).isEmpty();
    }

    private Typed typed(String command, String... more) throws IOException {
        return typedWith(file("words", WORDS), command, more);
    }

    private Typed typedWith(String file, String command, String... more) {
        var words = new ArrayList<>(List.of(command, "-c", place(), "--passphrase-file", file));
        words.addAll(List.of(more));
        return Typed.run(words.toArray(String[]::new));
    }

    private String place() {
        return folder.resolve("case").toString();
    }

    private String file(String name, String content) throws IOException {
        var file = folder.resolve(name);
        Files.writeString(file, content);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        return file.toString();
    }
}
