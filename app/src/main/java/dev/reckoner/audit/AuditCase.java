package dev.reckoner.audit;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.ReferenceValues;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.CaseBackup;
import dev.reckoner.ledger.Passphrase;
import dev.reckoner.ledger.projection.ClaimCondition;
import dev.reckoner.ledger.projection.ClaimOrder;
import dev.reckoner.runtime.calibrate.CalibratedProfile;
import dev.reckoner.runtime.calibrate.CalibrationOptions;
import dev.reckoner.trail.Evidence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An open case. Reading methods may be called from any thread; they answer from an immutable snapshot that a use case replaces
 * when it has recorded something. What {@link #tiers} and {@link #trails} answer is read from disk when first
 * asked for; from then on a snapshot comes with it, so that asking again is cheap. Use cases may be called from any thread but one
 * at a time.
 */
public interface AuditCase extends AutoCloseable {
    /** The folder of the case. */
    Path folder();

    /** What it is about. */
    CaseData data();

    /** The claims that are asked for, in that order; read from disk, as all that follows about claims: not for the FX thread. */
    ClaimList claims(ClaimCondition condition, ClaimOrder order) throws IOException;

    /** The rows of these claims, in the order of the ids; ids that the case does not hold are left out. */
    List<ClaimRow> claimRows(Collection<Digest> ids) throws IOException;

    /** Hands over every claim in the order of import until the receiver has had enough. */
    void eachClaim(EachClaim each) throws IOException;

    /** Receives claims. */
    @FunctionalInterface
    interface EachClaim {
        /**
         * Takes one.
         *
         * @return false if no other is wanted
         */
        boolean next(ClaimRow row) throws IOException;
    }

    /** How many claims name each value, in the values' order. */
    Map<String, Long> claimsBy(ClaimCondition.Name name) throws IOException;

    /** How many claims there are. */
    default long claimCount() {
        return tiers().values().stream().mapToLong(Long::longValue).sum();
    }

    /** When the earliest and the latest claim were made, to the second; empty where there is none. */
    Optional<ClaimCondition.Span> claimSpan() throws IOException;

    /** The reason codes that occur. */
    CaseReasons reasons() throws IOException;

    /** What was found about evidence items on their own; items of which nothing was found are left out. */
    Map<Digest, List<Finding>> findingsAbout(Collection<Digest> items) throws IOException;

    /** One claim with all that is known of it. */
    Optional<ClaimDetail> claim(Digest id) throws IOException;

    /** Imported trails, oldest first. */
    List<TrailRow> trails();

    /** How many claims are of each tier; every tier is there. */
    Map<Tier, Long> tiers();

    /** Current findings of the whole case, newest first; all of them in memory, which a case of a million claims does not bear. */
    List<Finding> findings();

    /** Hands over the current findings one by one, oldest first, read from disk: not for the FX thread. */
    void eachFinding(Consumer<Finding> each) throws IOException;

    /** Every evidence item. */
    List<Evidence> evidence();

    /** The bytes of a blob; empty where the case does not hold it. */
    Optional<byte[]> blob(Digest digest) throws IOException;

    /** The ledger as last verified. */
    LedgerState ledger();

    /**
     * Entries of the ledger in order, read from disk: not for the FX thread.
     *
     * @param from index of the first
     * @param limit how many at most; fewer at the end of the ledger
     */
    List<LedgerLine> entries(long from, int limit) throws IOException;

    /**
     * Recomputes the whole ledger and every blob.
     *
     * @throws java.util.concurrent.CancellationException if it was stopped
     */
    LedgerState verifyLedger(TaskProgress progress) throws IOException;

    /** What the ledger says of itself and shows to others. */
    LedgerDesk desk();

    /** Who answers for what, and what is isolated. */
    AttributionDesk attribution();

    /** Accountability policies, and what they make of the claims. */
    PolicyDesk policies();

    /** How far whoever the case is about can be relied on. */
    ReputationDesk reputation();

    /** What evidence covers the claims, and what running them again has cost for what it tells; read from disk: not for the FX thread. */
    CaseCoverage coverage() throws IOException;

    /** Whether users answered to what became known. */
    MarketDesk market();

    /** What parties share, and what witnesses say. */
    CoordinationDesk coordination();

    /** Opinions and verdicts as records of ERC-8004, and such records of others. */
    Erc8004Desk erc8004();

    /** All that it knows of one party, model or build, and what they answer to findings. */
    DossierDesk dossiers();

    /** Empties the tables that say what the entries add up to, and fills them anew; the entries stay as they are. */
    void rebuild(TaskProgress progress) throws IOException;

    /**
     * Imports files and folders, appraises what they brought, and records it. A path that cannot be read is recorded as a
     * trail that was not read, with the reason, and the others are imported.
     *
     * @return the trails that were added; of a trail that was cancelled nothing is kept
     * @throws IOException if the case itself fails, for example because the disk is full
     */
    List<TrailRow> importTrails(List<Path> files, TaskProgress progress) throws IOException;

    /** What evidence is compared with. */
    ReferenceValues references();

    /** Records what evidence is compared with from now on, and what that changed; runs every check again. */
    void setReferences(ReferenceValues values, TaskProgress progress) throws IOException;

    /** Runs every check again and records what changed. */
    void appraise(TaskProgress progress) throws IOException;

    /**
     * Runs claims again and records a verdict for each. Outcomes arrive as they are made.
     *
     * @return the outcomes, in the order of the ids; fewer when cancelled
     */
    List<ReexecutionOutcome> reexecute(
            List<Digest> claims, ReexecutionOptions options, Consumer<ReexecutionOutcome> each, TaskProgress progress)
            throws IOException;

    /**
     * Measures by how much honest runs of a model of this case differ on this machine, and records it: claims of the model are
     * held to it from then on.
     *
     * @param model its published name, name and version, or digest
     * @param fromClaims true to run the inputs of the model's claims, false to make inputs
     * @param devices to calibrate across
     * @param progress gets the share that is done as a part of one thing
     * @throws RefusedCalibration if the model is not known, its inputs cannot be made, or a run on the processor fails; what fails
     *     on another device is left out of the calibration, which says so
     * @throws IOException if a device that is named is not there or cannot be used
     */
    CalibrationRow calibrate(
            String model,
            boolean fromClaims,
            CalibrationDevices devices,
            CalibrationOptions options,
            TaskProgress progress)
            throws IOException;

    /** Calibrations, oldest first; the newest of a model counts. */
    List<CalibrationRow> calibrations() throws IOException;

    /** The newest calibration of a model, read from disk. */
    Optional<CalibratedProfile> calibration(Digest model) throws IOException;

    /**
     * Records a calibration that was made elsewhere.
     *
     * @throws RefusedCalibration if the file is none
     */
    CalibrationRow importCalibration(Path file) throws IOException;

    /** True if the case is encrypted, so that a passphrase opens it. */
    boolean isEncrypted();

    /**
     * Changes the passphrase of an encrypted case. Takes a second of arithmetic: not for the FX thread.
     *
     * @throws dev.reckoner.ledger.LedgerException LG-PASSPHRASE if the old one is wrong; then nothing was changed
     */
    void changePassphrase(Passphrase old, Passphrase fresh) throws IOException;

    /**
     * Writes all of the case into one file, of which it can be made again. What is recorded meanwhile is not in it.
     *
     * @throws dev.reckoner.ledger.LedgerException LG-BACKUP-WRITE if the file cannot be written, which then is as it was before;
     *     LG-STOPPED if it was cancelled
     */
    CaseBackup backUp(Path file, TaskProgress progress) throws IOException;

    /** Calls back, on the thread that made the change, whenever the snapshot was replaced. */
    void onChange(Runnable listener);

    @Override
    void close() throws IOException;
}
