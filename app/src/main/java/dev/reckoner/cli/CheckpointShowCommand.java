package dev.reckoner.cli;

import dev.reckoner.crypto.Checkpoint;
import dev.reckoner.crypto.NoteKey;
import dev.reckoner.crypto.NoteSignature;
import dev.reckoner.crypto.SignedNote;
import dev.reckoner.ledger.witness.HeadEntry;
import dev.reckoner.ledger.witness.KnownHeads;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code checkpoint show}. */
@Command(
        name = "show",
        description = {
            "Shows the newest head, a C2SP checkpoint: how many entries there are, and the root of the tree over them, signed.",
            "Also the keys that others need, the heads that were given out and those seen of other logs. Nothing is recorded."
        })
final class CheckpointShowCommand implements Callable<Integer> {
    @Mixin
    private CaseFolder folder = new CaseFolder();

    @Mixin
    private Output output = new Output();

    /**
     * A head that was given out.
     *
     * @param cosigned names of the witnesses that cosigned it
     */
    record Given(long size, String root, List<String> cosigned) {}

    /** A head of another log. */
    record Seen(String log, long size, String root, String standing, String source) {}

    @Override
    public Integer call() throws IOException {
        try (var ledger = folder.ledger()) {
            var known = KnownHeads.of(ledger);
            var keys = ledger.keys();
            var given =
                    known.givenOut().stream().map(CheckpointShowCommand::given).toList();
            var seen = known.entries().stream()
                    .filter(HeadEntry.Seen.class::isInstance)
                    .map(entry -> seen((HeadEntry.Seen) entry))
                    .toList();
            String witness = ledger.cosigner().key().written();
            if (output.json()) {
                json(ledger.head(), keys.stream().map(NoteKey::written).toList(), witness, given, seen);
            } else {
                print(ledger.head(), keys, witness, given, seen);
            }
        }
        return ExitCode.AFFIRMING;
    }

    private static Given given(SignedNote note) {
        var head = Checkpoint.parse(note.text());
        var witnesses = note.signatures().stream()
                .map(NoteSignature::name)
                .filter(name -> !name.equals(head.origin()))
                .distinct()
                .toList();
        return new Given(head.size(), head.root().hex(), witnesses);
    }

    private static Seen seen(HeadEntry.Seen seen) {
        return new Seen(
                seen.log().name(),
                seen.head().size(),
                seen.head().root().hex(),
                seen.standing().name().toLowerCase(Locale.ROOT),
                seen.source());
    }

    private void json(String head, List<String> keys, String witness, List<Given> given, List<Seen> seen) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("head", head);
        answer.put("keys", keys);
        answer.put("witnessKey", witness);
        answer.put("givenOut", given);
        answer.put("seen", seen);
        output.json(answer);
    }

    private void print(String head, List<NoteKey> keys, String witness, List<Given> given, List<Seen> seen) {
        KeyLines.head(head, "--json prints them", output);
        output.line("");
        keys.forEach(
                key -> output.line("Key of this log, " + KeyLines.algorithm(key) + ": " + KeyLines.text(key, false)));
        output.line("Key as a witness: " + witness);
        if (!given.isEmpty()) {
            output.line("");
            output.table(
                    List.of("Given out", "Root", "Cosigned by"),
                    given.stream()
                            .map(one -> List.of(one.size + " entries", one.root, String.join(", ", one.cosigned)))
                            .toList());
        }
        if (!seen.isEmpty()) {
            output.line("");
            output.table(
                    List.of("Log", "Entries", "Root", "Standing", "From"),
                    seen.stream()
                            .map(one -> List.of(one.log, Long.toString(one.size), one.root, one.standing, one.source))
                            .toList());
        }
    }
}
