package dev.reckoner.cli;

import dev.reckoner.crypto.NoteKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code key}. */
@Command(
        name = "key",
        description = "Shows the keys that sign a case's heads, adds or replaces one, or ends the case.",
        subcommands = {KeyCommand.Show.class, KeyCommand.Create.class, KeyCommand.Rotate.class, KeyCommand.Retire.class
        })
final class KeyCommand implements Callable<Integer> {
    @Override
    public Integer call() throws RefusedArgument {
        throw new RefusedArgument(
                "CL-USAGE",
                "Say what to do with the case's key: reckoner key show, reckoner key create, reckoner key rotate, or reckoner key"
                        + " retire");
    }

    /** Shows them. */
    @Command(
            name = "show",
            description = {
                "Shows every key that ever signed heads of this case, the first one first: by which algorithm, its ID, since when.",
                "Give those in force to whoever checks heads of this case."
            })
    static final class Show implements Callable<Integer> {
        @Option(names = "--full", description = "Print ML-DSA-44 keys too, of 1,760 characters each.")
        private boolean full;

        @Option(
                names = {"-o", "--out"},
                paramLabel = "FILE",
                description = "Write the keys in force into that file, one a line.")
        private Optional<Path> out = Optional.empty();

        @Mixin
        private NewFile fresh = new NewFile();

        @Mixin
        private CaseFolder folder = new CaseFolder();

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() throws IOException {
            if (out.isPresent()) {
                fresh.require(out.get(), "list of keys");
            }
            try (var ledger = folder.ledger()) {
                var keys = KeyLines.of(ledger.everyKey(), ledger);
                if (out.isPresent()) {
                    Files.writeString(out.get(), String.join("\n", written(ledger.keys())) + "\n");
                }
                if (output.json()) {
                    output.json(Map.of("keys", keys, "inForce", written(ledger.keys()), "retired", ledger.isRetired()));
                } else {
                    KeyLines.print(keys, full, output);
                    output.line(said(ledger.keys().size(), ledger.isRetired()));
                    out.ifPresent(file -> output.line("Those in force are in " + file + ", one a line."));
                }
            }
            return ExitCode.AFFIRMING;
        }
    }

    private static List<String> written(List<NoteKey> keys) {
        return keys.stream().map(NoteKey::written).toList();
    }

    private static String said(int inForce, boolean retired) {
        var last = inForce == 1 ? "The last one" : "The last two";
        var were = inForce == 1 ? " was" : " were";
        return retired
                ? last + were + " retired: nothing can be recorded in this case any more."
                : last + (inForce == 1 ? " signs" : " sign") + " from now on.";
    }

    /** Tells of new keys. */
    private static void say(List<NoteKey> fresh, String sentence, boolean full, Output output) {
        if (output.json()) {
            output.json(Map.of("key", fresh.getFirst().written(), "keys", written(fresh)));
            return;
        }
        output.line(sentence);
        for (var key : fresh) {
            output.line(KeyLines.algorithm(key) + ", ID " + key.id() + ":");
            output.line(KeyLines.text(key, full));
        }
    }

    /** One beside. */
    @Command(
            name = "create",
            description = {
                "Makes an ML-DSA-44 key (FIPS 204), which signs every head from now on beside the Ed25519 key.",
                "Heads stay trustworthy once quantum computers can forge Ed25519 signatures. A signature of it has 2,420 bytes."
            })
    static final class Create implements Callable<Integer> {
        @Option(names = "--full", description = "Print the key, of 1,760 characters.")
        private boolean full;

        @Mixin
        private CaseFolder folder = new CaseFolder();

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() throws IOException {
            var key = folder.createMlDsaKey(Clock.systemUTC().instant());
            say(List.of(key), "Heads are signed with this key too from now on:", full, output);
            return ExitCode.AFFIRMING;
        }
    }

    /** A new one. */
    @Command(
            name = "rotate",
            description = {
                "Makes a new key, which signs from now on. The head over this change is signed with both keys.",
                "Of a case that has an ML-DSA-44 key too, that is replaced with it.",
                "Give the new key to whoever checks heads of this case; its witnesses begin anew with it."
            })
    static final class Rotate implements Callable<Integer> {
        @Option(names = "--full", description = "Print an ML-DSA-44 key too, of 1,760 characters.")
        private boolean full;

        @Mixin
        private CaseFolder folder = new CaseFolder();

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() throws IOException {
            var keys = folder.rotateKey(Clock.systemUTC().instant());
            var these = keys.size() == 1 ? "this key" : "these two keys";
            say(keys, "Heads are signed with " + these + " from now on:", full, output);
            return ExitCode.AFFIRMING;
        }
    }

    /** The end. */
    @Command(
            name = "retire",
            description = {
                "Ends the case: nothing can be recorded in it any more.",
                "It can still be verified and backed up, and its last head and proofs can be given out."
            })
    static final class Retire implements Callable<Integer> {
        @Option(names = "--for-good", description = "Say that you know that this cannot be undone.")
        private boolean forGood;

        @Mixin
        private CaseFolder folder = new CaseFolder();

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() throws IOException {
            if (!forGood) {
                throw new RefusedArgument(
                        "CL-ARGUMENT",
                        "A case that is ended can never be gone on with. If that is what you want, add --for-good.");
            }
            try (var ledger = folder.ledger()) {
                ledger.retireKey(Clock.systemUTC().instant());
                if (output.json()) {
                    output.json(Map.of("entries", ledger.size(), "root", ledger.root()));
                } else {
                    output.line("The case is ended: " + Plural.of(ledger.size(), "entry", "entries") + ", root "
                            + ledger.root() + ". Its last head is the file 'head' in its folder.");
                }
            }
            return ExitCode.AFFIRMING;
        }
    }
}
