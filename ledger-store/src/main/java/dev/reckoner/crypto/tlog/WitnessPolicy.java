package dev.reckoner.crypto.tlog;

import dev.reckoner.crypto.Checkpoint;
import dev.reckoner.crypto.NoteKey;
import dev.reckoner.crypto.SignedNote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which checkpoints are believed (C2SP tlog-policy): those that one of the logs signed and enough of the witnesses cosigned.
 *
 * @param logs keys of logs; the name of each is the log's origin
 * @param witnesses whose cosignatures are looked for
 * @param quorum which of them are enough
 */
public record WitnessPolicy(List<NoteKey> logs, List<Witness> witnesses, Quorum quorum) {
    public WitnessPolicy {
        logs = List.copyOf(logs);
        witnesses = List.copyOf(witnesses);
    }

    /** That log is believed without witnesses. */
    public static WitnessPolicy of(NoteKey log) {
        return new WitnessPolicy(List.of(log), List.of(), Quorum.NONE);
    }

    /**
     * Reads a policy file; URLs in it are passed over.
     *
     * @param file octets, which need not be UTF-8
     * @throws IllegalArgumentException if it is none; the message names the line
     */
    public static WitnessPolicy parse(byte[] file) {
        return new PolicyReader().read(file);
    }

    /** The same policy with one more log. */
    public WitnessPolicy with(NoteKey log) {
        List<NoteKey> all = new ArrayList<>(logs);
        all.add(log);
        return new WitnessPolicy(all, witnesses, quorum);
    }

    /**
     * Who stands for the checkpoint.
     *
     * @throws IllegalArgumentException if the note is no checkpoint
     */
    public Endorsement judge(SignedNote note) {
        String origin = Checkpoint.parse(note.text()).origin();
        Optional<NoteKey> culprit = Stream.concat(
                        logs.stream(), witnesses.stream().map(Witness::key))
                .filter(key -> note.standing(key) == SignedNote.Standing.BADLY_SIGNED)
                .findFirst();
        if (culprit.isPresent()) {
            return new Endorsement(Endorsement.Standing.BADLY_SIGNED, culprit, Map.of());
        }
        Map<Witness, Optional<Instant>> cosigned = new LinkedHashMap<>();
        for (Witness witness : witnesses) {
            if (note.isSignedBy(witness.key())) {
                cosigned.put(witness, note.lastCosigned(witness.key()));
            }
        }
        boolean signed = logs.stream().anyMatch(log -> log.name().equals(origin) && note.isSignedBy(log));
        return new Endorsement(standing(signed, cosigned), Optional.empty(), cosigned);
    }

    private Endorsement.Standing standing(boolean signed, Map<Witness, Optional<Instant>> cosigned) {
        if (!signed) {
            return Endorsement.Standing.NOT_SIGNED;
        }
        return quorum.isMetBy(cosigned.keySet()) ? Endorsement.Standing.VALID : Endorsement.Standing.NO_QUORUM;
    }
}
