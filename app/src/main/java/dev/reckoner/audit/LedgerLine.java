package dev.reckoner.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.answer.FindingRef;
import dev.reckoner.answer.RefusedAnswer;
import dev.reckoner.answer.SignedAnswer;
import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.ReferenceChange;
import dev.reckoner.appraise.Subject;
import dev.reckoner.crypto.Checkpoint;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.MerkleTree;
import dev.reckoner.crypto.SignedNote;
import dev.reckoner.ledger.LedgerEntry;
import dev.reckoner.ledger.LedgerException;
import dev.reckoner.ledger.StoredEntry;
import dev.reckoner.ledger.witness.HeadEntry;
import dev.reckoner.ledger.witness.PolicyEntry;
import dev.reckoner.trail.Party;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An entry of the case's ledger, in a line.
 *
 * @param index from 0, without gaps
 * @param kind wire name, for example {@code finding}; of an entry that was changed the one that its bytes say, not to be believed
 * @param time when it was recorded
 * @param what it says, in words
 * @param subject what it is about: a claim's label or abbreviated id, a party, a file; empty text where it concerns the case
 * @param claim the claim it is about, where it is about one
 * @param leaf hexadecimal RFC 6962 leaf hash
 * @param json the canonical JSON that the leaf hash covers
 * @param damage what became of it on the disk, where it cannot be read; then time, words and subject say nothing
 */
public record LedgerLine(
        long index,
        String kind,
        Instant time,
        String what,
        String subject,
        Optional<Digest> claim,
        String leaf,
        String json,
        Optional<Damage> damage) {
    /** The kind of a line whose bytes say no kind that this program knows: no wire name. */
    public static final String UNREADABLE = "unreadable";

    /** A line of an entry that could be read. */
    public LedgerLine(
            long index,
            String kind,
            Instant time,
            String what,
            String subject,
            Optional<Digest> claim,
            String leaf,
            String json) {
        this(index, kind, time, what, subject, claim, leaf, json, Optional.empty());
    }

    /**
     * An entry that cannot be read.
     *
     * @param why in a sentence
     * @param changed true if it is not what was recorded, false if this program does not know what it says
     * @param stored hexadecimal leaf hash that is stored with it; empty text where it is gone
     * @param recomputed the one that its bytes have; empty text likewise
     * @param raw its bytes in lines, as text where they are UTF-8, else in hexadecimal
     */
    public record Damage(String why, boolean changed, String stored, String recomputed, List<String> raw) {
        public Damage {
            raw = List.copyOf(raw);
        }
    }

    static LedgerLine of(StoredEntry stored) {
        try {
            return of(stored.read());
        } catch (LedgerException unreadable) {
            String recomputed = HexFormat.of().formatHex(stored.recomputed());
            return unreadable(
                    stored.index(),
                    SaidKind.of(stored.content()).orElse(UNREADABLE),
                    recomputed,
                    new String(stored.content(), StandardCharsets.UTF_8),
                    new Damage(
                            unreadable.sentence(),
                            !stored.isSound(),
                            HexFormat.of().formatHex(stored.leaf()),
                            recomputed,
                            RawLines.of(stored.content())));
        }
    }

    /** The line of an entry that the disk does not hold any more. */
    static LedgerLine gone(long index) {
        return unreadable(
                index,
                UNREADABLE,
                "",
                "",
                new Damage("Entry " + index + " is gone from the disk.", true, "", "", List.of()));
    }

    private static LedgerLine unreadable(long index, String kind, String leaf, String json, Damage damage) {
        return new LedgerLine(
                index, kind, Instant.EPOCH, damage.why(), "", Optional.empty(), leaf, json, Optional.of(damage));
    }

    static LedgerLine of(LedgerEntry entry) {
        Words words = CaseEntry.of(entry).map(LedgerLine::words).orElseGet(() -> own(entry));
        return new LedgerLine(
                entry.index(),
                entry.kind().wireName(),
                entry.time(),
                words.what(),
                words.subject(),
                words.claim(),
                Digest.ofSha256(MerkleTree.leaf(entry.canonical())).hex(),
                new String(entry.canonical(), StandardCharsets.UTF_8));
    }

    /** The same line about something by another name. */
    public LedgerLine about(String name) {
        return new LedgerLine(index, kind, time, what, name, claim, leaf, json, damage);
    }

    /** The canonical JSON on several lines, for people; the leaf hash covers {@link #json} and not this. */
    public String indented() {
        try {
            return CaseJson.text(CaseJson.value(json.getBytes(StandardCharsets.UTF_8), JsonNode.class));
        } catch (IOException e) {
            return json;
        }
    }

    private record Words(String what, String subject, Optional<Digest> claim) {
        Words(String what, String subject) {
            this(what, subject, Optional.empty());
        }
    }

    /** What the ledger records for itself. */
    private static Words own(LedgerEntry entry) {
        try {
            var head = HeadEntry.of(entry);
            if (head.isPresent()) {
                return words(head.get());
            }
            var policy = PolicyEntry.of(entry);
            if (policy.isPresent()) {
                return new Words(
                        "Which witnesses are wanted was set", name(policy.get().source()));
            }
        } catch (LedgerException another) {
            // Another program wrote it; its JSON is shown all the same.
        }
        return switch (entry.kind()) {
            case CASE_OPENED ->
                new Words(
                        "The case was opened under its key",
                        entry.body().path("origin").asText());
            case KEY_CREATED -> new Words("An ML-DSA-44 key signs heads too from here on", "");
            case KEY_ROTATED -> new Words("A new key signs heads from here on", "");
            case KEY_RETIRED -> new Words("The case was ended: its key signs nothing any more", "");
            default -> new Words("Recorded as " + entry.kind().wireName(), "");
        };
    }

    private static Words words(CaseEntry entry) {
        return switch (entry) {
            case CaseEntry.CaseDescribed described ->
                new Words("What the case is about", described.data().title());
            case CaseEntry.TrailImported trail ->
                new Words("Trail " + trail.number() + " imported, " + trail.format(), name(trail.file()));
            case CaseEntry.PartyNamed named ->
                new Words(named(named.party()), named.party().id());
            case CaseEntry.ClaimMade made ->
                new Words(
                        "Claim of " + made.claim().model().label(),
                        made.claim().label(),
                        Optional.of(made.claim().id()));
            case CaseEntry.EvidenceFound found ->
                new Words(found.evidence().title(), found.evidence().id().abbreviated());
            case CaseEntry.ValuesHeld held ->
                new Words(
                        held.values().size() == 1
                                ? "1 blob more is held"
                                : held.values().size() + " blobs more are held",
                        held.of().abbreviated());
            case CaseEntry.ReferencesSet set ->
                new Words("What evidence is compared with was set" + changed(set.changes()), "");
            case CaseEntry.FindingsMade made -> found(made.subject(), said(made.findings()));
            case CaseEntry.Calibrated made ->
                new Words("Calibration, " + made.origin(), made.model().abbreviated());
            case CaseEntry.Reexecuted run -> found(Subject.claim(run.claim()), run.code() + ": " + run.sentence());
            case CaseEntry.ReputationSet set ->
                new Words(
                        "What reputation is computed with was set by " + set.by(),
                        "half-life of " + set.reputation().halfLife().toDays() + " days");
            case CaseEntry.Isolated isolated ->
                new Words(
                        "Isolated by " + isolated.isolation().by() + ": "
                                + isolated.isolation().reason(),
                        isolated.isolation().scope().words());
            case CaseEntry.IsolationLifted lifted ->
                new Words("Isolation lifted by " + lifted.by() + ": " + lifted.reason(), "entry " + lifted.lifted());
            case CaseEntry.AccountabilitySet set ->
                new Words(
                        "Accountability policy, version " + set.version() + ", recorded by " + set.by()
                                + (set.inForce() ? "; in force from here on" : ""),
                        set.name());
            case CaseEntry.Answered answered -> answered(answered);
            case CaseEntry.Custody custody ->
                new Words(
                        (custody.item().isPresent() ? custody.name() + " was " : "The case was ")
                                + custody.action().word() + " by " + custody.by(),
                        custody.item().map(Digest::abbreviated).orElse(""));
        };
    }

    /** About the claim, where it is one. */
    private static Words answered(CaseEntry.Answered entry) {
        try {
            var statement = SignedAnswer.of(entry.answer()).statement();
            var claims = statement.findings().stream()
                    .map(FindingRef::claim)
                    .distinct()
                    .toList();
            return new Words(
                    "Answer of " + statement.party().id() + " to "
                            + statement.findings().size()
                            + (statement.findings().size() == 1 ? " finding" : " findings"),
                    statement.words(),
                    claims.size() == 1 ? Optional.of(claims.getFirst()) : Optional.empty());
        } catch (RefusedAnswer none) {
            return new Words("What is no answer to a finding", none.code());
        }
    }

    private static String named(Party party) {
        return "A trail names a party"
                + party.payout().map(account -> ", paid to " + account).orElse("")
                + party.endpoint().map(address -> ", reached at " + address).orElse("");
    }

    private static Words words(HeadEntry entry) {
        return switch (entry) {
            case HeadEntry.GivenOut given -> new Words("Head of " + size(given.note()) + " given out", given.purpose());
            case HeadEntry.Seen seen ->
                new Words(
                        switch (seen.standing()) {
                                    case SHOWN -> "Head of another log kept, of ";
                                    case COSIGNED -> "Head of another log found consistent and cosigned, of ";
                                    case UNPROVEN -> "Head of another log kept, its consistency not proven, of ";
                                    case CONTRADICTING -> "Head of another log that contradicts an earlier one, of ";
                                }
                                + size(seen.note()),
                        seen.log().name());
            case HeadEntry.Received received ->
                new Words(
                        "A witness cosigned the head of " + received.head().size() + " entries",
                        received.witness().name());
            case HeadEntry.Given given ->
                new Words(
                        "Cosignature given for " + given.head().size() + " entries",
                        given.log().name());
        };
    }

    private static String size(SignedNote note) {
        return Checkpoint.parse(note.text()).size() + " entries";
    }

    private static String changed(List<ReferenceChange> changes) {
        return changes.isEmpty()
                ? ""
                : changes.stream()
                        .map(change -> change.how().name().toLowerCase(Locale.ROOT) + " "
                                + change.kind().word() + " " + change.name())
                        .collect(Collectors.joining(", ", ": ", ""));
    }

    private static Words found(Subject subject, String what) {
        return new Words(
                what,
                subject.id().abbreviated(),
                subject.kind() == Subject.Kind.CLAIM ? Optional.of(subject.id()) : Optional.empty());
    }

    private static String said(List<Finding> findings) {
        return findings.isEmpty()
                ? "Nothing is found any more"
                : findings.stream()
                        .map(finding -> finding.code() + ": " + finding.sentence())
                        .collect(Collectors.joining("; "));
    }

    private static String name(String file) {
        return String.valueOf(Path.of(file).getFileName());
    }
}
