package dev.reckoner.ledger.witness;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.reckoner.crypto.tlog.WitnessPolicy;
import dev.reckoner.ledger.EntryKind;
import dev.reckoner.ledger.Ledger;
import dev.reckoner.ledger.LedgerEntry;
import dev.reckoner.ledger.LedgerException;
import dev.reckoner.ledger.NewEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The analyst set which witnesses are wanted. The policy stands in the entry as C2SP tlog-policy writes it; of several the newest
 * counts.
 *
 * @param text the file; a policy when it was read
 * @param source where the file was
 * @param set when it was recorded; the beginning of time for one that was not yet
 */
public record PolicyEntry(String text, String source, Instant set) {
    private static final String EVENT = "witness-policy-set";
    private static final int LIMIT_CHARACTERS = 1 << 20;

    /**
     * Reads a file.
     *
     * @throws LedgerException LG-POLICY if it is no witness policy in UTF-8
     */
    public static PolicyEntry read(Path file) throws IOException {
        String text = HeadFiles.read(file, LIMIT_CHARACTERS, "LG-POLICY", "witness policy", PolicyEntry::checked);
        return new PolicyEntry(text, file.toString(), Instant.EPOCH);
    }

    private static String checked(String text) {
        WitnessPolicy.parse(text.getBytes(StandardCharsets.UTF_8));
        return text;
    }

    /** The policy. */
    public WitnessPolicy policy() {
        return WitnessPolicy.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    /** As a new entry of the ledger. */
    public NewEntry at(Instant time) {
        return new NewEntry(
                EntryKind.POLICY,
                time,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("event", EVENT)
                        .put("policy", text)
                        .put("source", source));
    }

    /**
     * Reads an entry; empty where it sets no witness policy.
     *
     * @throws LedgerException LG-ENTRY if it sets something that is none
     */
    public static Optional<PolicyEntry> of(LedgerEntry entry) throws LedgerException {
        boolean sets = entry.kind() == EntryKind.POLICY
                && EVENT.equals(entry.body().path("event").asText());
        if (!sets) {
            return Optional.empty();
        }
        try {
            return Optional.of(new PolicyEntry(
                    checked(entry.body().path("policy").asText()),
                    entry.body().path("source").asText(),
                    entry.time()));
        } catch (IllegalArgumentException e) {
            throw new LedgerException(
                    "LG-ENTRY", "Entry " + entry.index() + " sets no witness policy: " + e.getMessage(), e);
        }
    }

    /** The one that counts; reads the whole ledger. */
    public static Optional<PolicyEntry> newest(Ledger ledger) throws IOException {
        try (Stream<LedgerEntry> all = ledger.entries(Set.of(EntryKind.POLICY), 0, ledger.size())) {
            Optional<PolicyEntry> newest = Optional.empty();
            for (LedgerEntry entry : (Iterable<LedgerEntry>) all::iterator) {
                Optional<PolicyEntry> set = of(entry);
                newest = set.isPresent() ? set : newest;
            }
            return newest;
        }
    }
}
