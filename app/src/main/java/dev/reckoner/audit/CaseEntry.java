package dev.reckoner.audit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.ReferenceChange;
import dev.reckoner.appraise.ReferenceValues;
import dev.reckoner.appraise.Subject;
import dev.reckoner.attribution.Isolation;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.EntryKind;
import dev.reckoner.ledger.LedgerEntry;
import dev.reckoner.ledger.PreparedEntry;
import dev.reckoner.reputation.ReputationParameters;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.Party;
import dev.reckoner.trail.ReadProblem;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Gatherers;

/** What the audit writes into the ledger. Each kind is one record; its JSON is the body of the entry. */
sealed interface CaseEntry {
    /** What the case is about; its first own entry. */
    record CaseDescribed(CaseData data) implements CaseEntry {}

    /**
     * A trail was imported, or was to be. The claims and evidence it brought are in the entries before it, of the same commit.
     *
     * @param format {@link TrailRow#NOT_READ} where the path could not be read at all
     * @param digest of the bytes that were read; of no bytes where the path could not be read
     * @param read how many of each kind of thing were read
     */
    record TrailImported(
            int number,
            String file,
            String format,
            long size,
            Digest digest,
            Map<String, Integer> read,
            List<ReadProblem> problems)
            implements CaseEntry {}

    /** A trail named a party. */
    record PartyNamed(Party party) implements CaseEntry {}

    /** A trail made a claim. */
    record ClaimMade(int trail, Claim claim) implements CaseEntry {}

    /** A trail brought an evidence item; recorded once more where of several copies this one is to be gone by. */
    record EvidenceFound(int trail, Evidence evidence) implements CaseEntry {}

    /**
     * Blobs are held that the entry of what they belong to does not name: the values of a trace, what another copy of a claim
     * brought. Of a trace of many values there are several.
     *
     * @param of id of the evidence item or claim
     */
    record ValuesHeld(Digest of, List<HeldBlob> values) implements CaseEntry {
        /** So many stand in one entry, which then has some twenty kilobytes. */
        static final int MOST = 256;

        public ValuesHeld {
            values = List.copyOf(values);
        }

        static List<ValuesHeld> of(Digest of, Collection<Digest> held) {
            return held.stream()
                    .map(HeldBlob::new)
                    .gather(Gatherers.windowFixed(MOST))
                    .map(values -> new ValuesHeld(of, values))
                    .toList();
        }
    }

    /** A blob as an entry names it so that it is looked for when the ledger is verified. */
    record HeldBlob(Digest blob) {}

    /** True if two copies of an item are one: any bytes can be called a model file, those of somebody's key too. */
    static boolean isSame(Evidence one, Evidence other) {
        return one.blob().equals(other.blob()) && one.getClass().equals(other.getClass());
    }

    /**
     * The analyst set what evidence is compared with; replaces what was set before.
     *
     * @param changes what differs from before; entries from before this was recorded have none
     */
    record ReferencesSet(ReferenceValues values, List<ReferenceChange> changes) implements CaseEntry {
        public ReferencesSet {
            changes = List.copyOf(Objects.requireNonNullElse(changes, List.of()));
        }
    }

    /** Who answers: the checks of evidence, or running the claim again. */
    enum Scope {
        /** The checks of evidence. */
        EVIDENCE,
        /** Running the claim again. */
        REEXECUTION
    }

    /** Everything found about one subject; replaces what was found before in the same scope. */
    record FindingsMade(Subject subject, Scope scope, List<Finding> findings) implements CaseEntry {
        public FindingsMade {
            findings = List.copyOf(findings);
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static FindingsMade of(AppraisalBody body) {
            return new FindingsMade(body.subject(), body.scope(), body.findings());
        }

        @JsonValue
        AppraisalBody body() {
            return AppraisalBody.of(subject, scope, findings);
        }
    }

    /**
     * A claim was run again.
     *
     * @param outcome blob with the whole {@link ReexecutionOutcome} as JSON
     * @param recomputed the values that the outcome names; in entries of version 1 none
     */
    record Reexecuted(
            Digest claim,
            Verdict verdict,
            String code,
            String sentence,
            Digest outcome,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<HeldBlob> recomputed)
            implements CaseEntry {
        public Reexecuted {
            recomputed = List.copyOf(Objects.requireNonNullElse(recomputed, List.of()));
        }

        /** That the run of a claim came to that outcome, which is in that blob. */
        static Reexecuted of(Claim claim, ReexecutionOutcome outcome, Digest blob) {
            return new Reexecuted(
                    claim.id(),
                    outcome.verdict(),
                    outcome.code(),
                    outcome.sentence(),
                    blob,
                    outcome.depth().recomputed().values().stream()
                            .distinct()
                            .map(HeldBlob::new)
                            .toList());
        }
    }

    /**
     * By how much honest runs of a model differ was measured, or imported; replaces what was there for that model.
     *
     * @param model digest of the model file
     * @param profile blob with the calibration, as {@link CalibrationFile} writes it
     * @param origin measured here, or the file it comes from
     */
    record Calibrated(Digest model, Digest profile, String origin) implements CaseEntry {}

    /**
     * Somebody handled the case, or something of it.
     *
     * @param item digest of what was handled; empty where that is the case
     * @param name of the file, or of what was handled
     * @param by who
     * @param program which program, with its version
     */
    record Custody(Handling action, Optional<Digest> item, String name, String by, String program)
            implements CaseEntry {}

    /** Something was isolated. */
    record Isolated(Isolation isolation) implements CaseEntry {}

    /**
     * An isolation was lifted.
     *
     * @param lifted index of the entry of the isolation
     * @param reason why
     * @param by who decided it
     */
    record IsolationLifted(long lifted, String reason, String by) implements CaseEntry {}

    /**
     * An accountability policy was recorded; of several of a name the newest counts.
     *
     * @param version as the text says
     * @param blob the text of its file, as it was written
     * @param by who recorded it
     * @param inForce true if the case goes by it from then on, instead of the one before
     */
    record AccountabilitySet(String name, int version, Digest blob, String by, boolean inForce) implements CaseEntry {}

    /**
     * What reputation is computed with was set; replaces what was set before.
     *
     * @param by who decided it
     */
    record ReputationSet(ReputationParameters reputation, String by) implements CaseEntry {}

    /**
     * A party's signed answer to findings was received.
     *
     * @param answer its DSSE envelope
     * @param by who recorded it
     */
    record Answered(JsonNode answer, String by) implements CaseEntry {}

    /** The kind under which it is recorded. */
    default EntryKind kind() {
        return switch (this) {
            case CaseDescribed ignored -> EntryKind.NOTE;
            case TrailImported ignored -> EntryKind.TRAIL_IMPORTED;
            case PartyNamed ignored -> EntryKind.PARTY;
            case ClaimMade ignored -> EntryKind.CLAIM;
            case EvidenceFound ignored -> EntryKind.EVIDENCE;
            case ValuesHeld ignored -> EntryKind.HELD_VALUES;
            case ReferencesSet ignored -> EntryKind.REFERENCE_VALUES;
            case FindingsMade ignored -> EntryKind.FINDING;
            case Reexecuted ignored -> EntryKind.REEXECUTION;
            case Calibrated ignored -> EntryKind.CALIBRATION;
            case Custody ignored -> EntryKind.CUSTODY;
            case Isolated ignored -> EntryKind.ISOLATION;
            case IsolationLifted ignored -> EntryKind.ISOLATION;
            case AccountabilitySet ignored -> EntryKind.POLICY;
            case ReputationSet ignored -> EntryKind.POLICY;
            case Answered ignored -> EntryKind.ANSWER;
        };
    }

    /** As a new entry of the ledger. */
    default PreparedEntry at(Instant time) {
        return PreparedEntry.of(kind(), time, CaseJson.canonical(this));
    }

    /** Reads an entry; empty for kinds that the ledger keeps for itself, and for {@link EarlierFindings} that do not count. */
    static Optional<CaseEntry> of(LedgerEntry entry) {
        JsonNode body = entry.body();
        return switch (entry.kind()) {
            case TRAIL_IMPORTED -> Optional.of(CaseJson.value(body, TrailImported.class));
            case PARTY -> Optional.of(CaseJson.value(body, PartyNamed.class));
            case CLAIM -> Optional.of(CaseJson.value(body, ClaimMade.class));
            case EVIDENCE -> Optional.of(CaseJson.value(body, EvidenceFound.class));
            case HELD_VALUES -> Optional.of(CaseJson.value(body, ValuesHeld.class));
            case REFERENCE_VALUES -> Optional.of(CaseJson.value(body, ReferencesSet.class));
            case FINDING ->
                EarlierFindings.isIn(body)
                        ? EarlierFindings.read(body)
                        : Optional.of(CaseJson.value(body, FindingsMade.class));
            case REEXECUTION -> Optional.of(CaseJson.value(body, Reexecuted.class));
            case CALIBRATION -> Optional.of(CaseJson.value(body, Calibrated.class));
            case CUSTODY -> Optional.of(CaseJson.value(body, Custody.class));
            case ISOLATION ->
                Optional.of(
                        body.has("isolation")
                                ? CaseJson.value(body, Isolated.class)
                                : CaseJson.value(body, IsolationLifted.class));
            case ANSWER -> Optional.of(CaseJson.value(body, Answered.class));
            // Which witnesses are wanted is of this kind too, and the ledger's own: it has neither.
            case POLICY -> ofPolicy(body);
            case NOTE -> body.has("data") ? Optional.of(CaseJson.value(body, CaseDescribed.class)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<CaseEntry> ofPolicy(JsonNode body) {
        if (body.has("blob")) {
            return Optional.of(CaseJson.value(body, AccountabilitySet.class));
        }
        return body.has("reputation") ? Optional.of(CaseJson.value(body, ReputationSet.class)) : Optional.empty();
    }
}
