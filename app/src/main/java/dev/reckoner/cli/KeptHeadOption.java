package dev.reckoner.cli;

import dev.reckoner.crypto.NoteKey;
import dev.reckoner.crypto.SignedNote;
import dev.reckoner.ledger.KeptHead;
import dev.reckoner.ledger.witness.HeadFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The {@code --head} option, for heads that were kept where whoever has the case cannot change them. */
final class KeptHeadOption {
    @Option(
            names = "--head",
            paramLabel = "FILE",
            description =
                    "A signed head of this case that was kept elsewhere, of now or earlier, as 'reckoner checkpoint export'"
                            + " writes it; may be given several times.")
    private List<Path> files = List.of();

    @Option(
            names = "--key",
            paramLabel = "VKEY",
            converter = LogKeyWord.class,
            description =
                    "With --head: the key that has to have signed it, where you know that from elsewhere too. Without it,"
                            + " the keys that the case names.")
    private Optional<NoteKey> key = Optional.empty();

    /** Reads them, by the file that each was in. */
    Map<Path, SignedNote> read() throws IOException {
        if (key.isPresent() && files.isEmpty()) {
            throw new RefusedArgument("CL-USAGE", "The key is one to check a head with: name that with --head FILE.");
        }
        var heads = new LinkedHashMap<Path, SignedNote>();
        for (var file : files) {
            GivenPath.file(file, "head");
            heads.put(file, HeadFiles.checkpoint(file));
        }
        return heads;
    }

    /**
     * Compares each.
     *
     * @throws RefusedArgument LG-CHECKPOINT-ORIGIN if one is of another log, of which nothing can be said
     */
    List<HeadAnswer> compare(Map<Path, SignedNote> heads, Examined examined) throws IOException {
        var answers = new ArrayList<HeadAnswer>();
        for (var head : heads.entrySet()) {
            var standing = examined.compare(head.getValue(), key);
            if (standing instanceof KeptHead.OtherLog other) {
                throw new RefusedArgument(other.code().orElseThrow(), head.getKey() + ": " + other.sentence());
            }
            if (key.isPresent() && !key.get().name().equals(standing.head().origin())) {
                throw new RefusedArgument(
                        "LG-CHECKPOINT-ORIGIN",
                        "The key is one of the log " + key.get().name() + ", and not of this case, "
                                + standing.head().origin() + ".");
            }
            answers.add(HeadAnswer.of(head.getKey().toString(), standing));
        }
        return answers;
    }
}
