package dev.reckoner.audit;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.ReferenceValues;
import dev.reckoner.appraise.ReferenceValuesFile;
import dev.reckoner.appraise.Subject;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.crypto.Checkpoint;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.MerkleTree;
import dev.reckoner.crypto.NoteKey;
import dev.reckoner.crypto.SignedNote;
import dev.reckoner.ledger.BlobStore;
import dev.reckoner.ledger.CaseBackup;
import dev.reckoner.ledger.CasePassphrase;
import dev.reckoner.ledger.CaseSetup;
import dev.reckoner.ledger.EntryKind;
import dev.reckoner.ledger.KeptHead;
import dev.reckoner.ledger.Ledger;
import dev.reckoner.ledger.Passphrase;
import dev.reckoner.ledger.projection.ClaimCondition;
import dev.reckoner.ledger.projection.ClaimMarks;
import dev.reckoner.ledger.projection.ClaimOrder;
import dev.reckoner.reputation.ReputationParameters;
import dev.reckoner.runtime.calibrate.CalibratedProfile;
import dev.reckoner.runtime.calibrate.CalibrationOptions;
import dev.reckoner.runtime.explain.OtherDevice;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A case in its folder. Everything that is learnt is appended to the ledger and only then shown: each use case hands its
 * entries to {@link #record}, which commits them, applies them to the projection and replaces the snapshot.
 */
public final class RecordedCase implements AuditCase {
    private final Path folder;
    private final Ledger ledger;
    private final Clock clock;
    private final CaseClaims claims;
    private CaseProjection projection;
    /** True where the projection is not what the tables say, which could not be read. */
    private boolean stale;

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Object writing = new Object();
    private final DeviceExecutors executors;
    private final CoverageReading coverage;
    private volatile CaseSnapshot snapshot;
    /** That the case was opened, until something else is recorded: looking at a case is not to fill its ledger. */
    private Optional<CaseEntry> opened = Optional.empty();

    private RecordedCase(Path folder, Ledger ledger, Clock clock, DeviceExecutors executors) throws IOException {
        this.executors = executors;
        this.folder = folder;
        this.ledger = ledger;
        this.clock = clock;
        claims = new CaseClaims(ledger.tables());
        projection = Projecting.current(ledger);
        snapshot = CaseSnapshot.of(projection, ledger);
        coverage = new CoverageReading(ledger.tables(), new CaseEntries(ledger::entry), ledger.blobs()::read);
    }

    /** Makes an empty case in a new or empty folder. */
    public static RecordedCase create(Path folder, CaseData data, Clock clock) throws IOException {
        return create(folder, data, clock, Optional.empty());
    }

    /** The same, encrypted under a passphrase where one is given. */
    public static RecordedCase create(Path folder, CaseData data, Clock clock, Optional<Passphrase> passphrase)
            throws IOException {
        return create(folder, data, clock, new CaseSetup(passphrase, Optional.empty()));
    }

    /** The same, encrypted or with its tables on a server. */
    public static RecordedCase create(Path folder, CaseData data, Clock clock, CaseSetup setup) throws IOException {
        return create(folder, data, clock, setup, DeviceExecutors.workers(ThisMachine.ofUser()));
    }

    /** One that is not encrypted, whose models are run there. */
    static RecordedCase create(Path folder, CaseData data, Clock clock, DeviceExecutors executors) throws IOException {
        return create(folder, data, clock, CaseSetup.PLAIN, executors);
    }

    private static RecordedCase create(
            Path folder, CaseData data, Clock clock, CaseSetup setup, DeviceExecutors executors) throws IOException {
        var ledger = Ledger.create(folder, origin(folder), clock.instant(), setup);
        try {
            try (var batch = ledger.begin()) {
                batch.add(new CaseEntry.CaseDescribed(data).at(clock.instant()));
                batch.commit();
            }
            return new RecordedCase(folder, ledger, clock, executors);
        } catch (IOException | RuntimeException e) {
            ledger.close();
            throw e;
        }
    }

    /** A name that no other log has: two cases in folders of the same name must not look like two histories of one. */
    private static String origin(Path folder) {
        return "reckoner.dev/case/" + folder.toAbsolutePath().normalize().getFileName() + "/"
                + HexFormat.of().toHexDigits(new SecureRandom().nextInt());
    }

    /** Opens a case to work with it. What an earlier version's checks found in it is found anew, if its entries can be relied on. */
    public static RecordedCase open(Path folder, Clock clock) throws IOException {
        return open(folder, clock, Optional.empty());
    }

    /**
     * The same with the passphrase of an encrypted case.
     *
     * @throws dev.reckoner.ledger.LedgerException LG-PASSPHRASE-NEEDED without it, LG-PASSPHRASE with another
     */
    public static RecordedCase open(Path folder, Clock clock, Optional<Passphrase> passphrase) throws IOException {
        var audit = openAsItIs(folder, clock, passphrase);
        audit.opened = Optional.of(audit.custodian().entry(Handling.OPENED, Optional.empty(), ""));
        try {
            // What was ended stays with the findings that it ended with.
            if (audit.isBehind() && audit.ledger().failures().isEmpty() && !audit.ledger.isRetired()) {
                audit.appraise(TaskProgress.SILENT);
            }
            return audit;
        } catch (IOException | RuntimeException e) {
            audit.close();
            throw e;
        }
    }

    /** Opens a case to examine it; nothing is recorded. */
    public static RecordedCase openAsItIs(Path folder, Clock clock) throws IOException {
        return openAsItIs(folder, clock, Optional.empty());
    }

    /** The same with the passphrase of an encrypted case; throws as {@link #open}. */
    public static RecordedCase openAsItIs(Path folder, Clock clock, Optional<Passphrase> passphrase)
            throws IOException {
        var ledger = Ledger.open(folder, passphrase);
        try {
            return new RecordedCase(folder, ledger, clock, DeviceExecutors.workers(ThisMachine.ofUser()));
        } catch (IOException | RuntimeException e) {
            ledger.close();
            throw e;
        }
    }

    /** One that is not encrypted, whose models are run there. */
    static RecordedCase open(Path folder, Clock clock, DeviceExecutors executors) throws IOException {
        var ledger = Ledger.open(folder);
        try {
            return new RecordedCase(folder, ledger, clock, executors);
        } catch (IOException | RuntimeException e) {
            ledger.close();
            throw e;
        }
    }

    /**
     * Makes the indexes and the tree's nodes anew, and the tables of a case that say what its entries add up to. Of the ledger, since a case whose
     * tables are damaged may not open.
     *
     * @return how many entries there are
     * @throws LedgerException LG-CONFLICT if the entries are not those that the heads sign: nothing is made of such
     */
    public static long rebuild(Ledger ledger, TaskProgress progress) throws IOException {
        ledger.renewIndexes();
        ledger.rebuildNodes();
        Projecting.anew(ledger, progress);
        ledger.tidy();
        return ledger.size();
    }

    /** Verifies the ledger of a case that does not open, because its tables cannot follow entries that were changed. */
    public static LedgerState verify(Ledger ledger, Path folder, Instant now, TaskProgress progress)
            throws IOException {
        return LedgerView.verify(ledger, folder, now, progress);
    }

    /** The RFC 6962 root over the first entries, hexadecimal. */
    String rootAt(long entries) throws IOException {
        return HexFormat.of().formatHex(ledger.root(entries));
    }

    /** The newest head, with its signatures. */
    public SignedNote head() throws IOException {
        return SignedNote.parse(ledger.head());
    }

    /** How a head that was kept elsewhere stands to this case; see {@link Ledger#compare}. */
    public KeptHead compare(SignedNote kept, Optional<NoteKey> key) throws IOException {
        return ledger.compare(kept, key);
    }

    /** True if an earlier version recorded the findings, so that the claims are not checked until {@link #appraise} is called. */
    boolean isBehind() {
        return projection.isBehind();
    }

    /** True if the folder holds a case. */
    public static boolean exists(Path folder) {
        return Ledger.exists(folder);
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public CaseData data() {
        return snapshot.data();
    }

    @Override
    public ClaimList claims(ClaimCondition condition, ClaimOrder order) throws IOException {
        return claims.list(condition, order, snapshot.marks());
    }

    @Override
    public List<ClaimRow> claimRows(Collection<Digest> ids) throws IOException {
        return claims.rows(ids, snapshot.marks());
    }

    @Override
    public void eachClaim(EachClaim each) throws IOException {
        claims.each(each, snapshot.marks());
    }

    @Override
    public Map<String, Long> claimsBy(ClaimCondition.Name name) throws IOException {
        return claims.count(name);
    }

    @Override
    public Optional<ClaimCondition.Span> claimSpan() throws IOException {
        return claims.span();
    }

    @Override
    public Map<Digest, List<Finding>> findingsAbout(Collection<Digest> items) throws IOException {
        var about = new HashMap<Digest, List<Finding>>();
        synchronized (writing) {
            for (var item : items) {
                var findings = projection.findings(Subject.evidence(item));
                if (!findings.isEmpty()) {
                    about.put(item, findings);
                }
            }
        }
        return about;
    }

    @Override
    public CaseReasons reasons() throws IOException {
        return claims.reasons();
    }

    @Override
    public Optional<ClaimDetail> claim(Digest id) throws IOException {
        synchronized (writing) {
            return new ClaimDetails(projection, ledger.blobs()).of(id);
        }
    }

    @Override
    public List<TrailRow> trails() {
        return snapshot.trails();
    }

    @Override
    public List<Finding> findings() {
        return snapshot.findings();
    }

    @Override
    public Map<Tier, Long> tiers() {
        return snapshot.tiers();
    }

    @Override
    public void eachFinding(Consumer<Finding> each) throws IOException {
        snapshot.eachFinding(each);
    }

    @Override
    public List<Evidence> evidence() {
        return snapshot.evidence();
    }

    @Override
    public ReferenceValues references() {
        return snapshot.references();
    }

    @Override
    public Optional<byte[]> blob(Digest digest) throws IOException {
        return ledger.blobs().read(digest);
    }

    @Override
    public LedgerState ledger() {
        return snapshot.ledger();
    }

    @Override
    public List<LedgerLine> entries(long from, int limit) throws IOException {
        return LedgerLines.of(ledger, from, limit);
    }

    @Override
    public LedgerState verifyLedger(TaskProgress progress) throws IOException {
        var state = LedgerView.verify(ledger, folder, clock.instant(), progress);
        synchronized (writing) {
            snapshot = snapshot.with(state);
        }
        changed();
        return state;
    }

    @Override
    public AttributionDesk attribution() {
        return new CaseAttribution(this, ledger.tables());
    }

    List<PartyRow> partyRows() throws IOException {
        synchronized (writing) {
            return projection.parties().rows();
        }
    }

    @Override
    public PolicyDesk policies() {
        return new CasePolicies(this);
    }

    @Override
    public ReputationDesk reputation() {
        return new CaseReputation(this, ledger.tables());
    }

    @Override
    public CaseCoverage coverage() throws IOException {
        return coverage.read();
    }

    @Override
    public MarketDesk market() {
        return new CaseMarketDesk(this, ledger.tables());
    }

    @Override
    public CoordinationDesk coordination() {
        return new CaseCoordination(this, ledger.tables());
    }

    @Override
    public Erc8004Desk erc8004() {
        return new CaseErc8004(this);
    }

    @Override
    public DossierDesk dossiers() {
        return new CaseDossiers(this, ledger.tables());
    }

    List<AnswerRow> answerRows() {
        return snapshot.answers();
    }

    /** The name of the case's log. */
    String origin() throws IOException {
        return Checkpoint.parse(head().text()).origin();
    }

    /** The time of whoever records. */
    Instant now() {
        return clock.instant();
    }

    /** What the entry of that index found; empty where there is none, or it is about something else. */
    Optional<CaseAnswers.FoundEntry> findingsAt(long index) throws IOException {
        var entry = ledger.entry(index).filter(read -> read.kind() == EntryKind.FINDING);
        return entry.flatMap(CaseEntry::of)
                .map(CaseEntry.FindingsMade.class::cast)
                .map(made -> new CaseAnswers.FoundEntry(
                        made.subject(),
                        made.findings(),
                        Digest.ofSha256(MerkleTree.leaf(entry.get().canonical()))));
    }

    /** What reputation is computed with, if that was ever set. */
    Optional<ReputationParameters> reputationSet() throws IOException {
        synchronized (writing) {
            return projection.reputation().map(CaseEntry.ReputationSet::reputation);
        }
    }

    /** Every entry that set reference values, oldest first. */
    List<CaseEntries.Dated> referenceEntries() throws IOException {
        synchronized (writing) {
            return projection.referenceEntries();
        }
    }

    List<IsolationRow> isolationRows() {
        return snapshot.isolations();
    }

    /** What isolations touch, by what is recorded now. */
    IsolatedClaims isolatedClaims() {
        return snapshot.isolatedClaims();
    }

    /** What isolations in force touch. */
    ClaimMarks marks() {
        return snapshot.marks();
    }

    /** A claim as its record has it. */
    Optional<Claim> record(Digest id) throws IOException {
        synchronized (writing) {
            return projection.claims().made(id).map(CaseEntry.ClaimMade::claim);
        }
    }

    /** True if there is a claim or an evidence item of that id. */
    boolean holds(Digest id) throws IOException {
        synchronized (writing) {
            return projection.claims().row(id).isPresent()
                    || projection.evidence().item(id).isPresent();
        }
    }

    @Override
    public LedgerDesk desk() {
        return new RecordedDesk(this, ledger, clock);
    }

    @Override
    public void rebuild(TaskProgress progress) throws IOException {
        synchronized (writing) {
            ledger.renewIndexes();
            ledger.rebuildNodes();
            projection = Projecting.anew(ledger, progress);
            tidy();
            refresh();
        }
    }

    @Override
    public List<TrailRow> importTrails(List<Path> files, TaskProgress progress) throws IOException {
        synchronized (writing) {
            recover();
            int before = projection.trailCount();
            try {
                new TrailImport(this, ledger.blobs()).run(files, progress);
            } catch (IOException | RuntimeException stopped) {
                appraiseBefore(stopped, progress);
                throw stopped;
            }
            if (!progress.cancelled()) {
                appraiseAfter(progress);
            }
            tidy();
            return snapshot.trails().stream()
                    .filter(trail -> trail.number() > before)
                    .toList();
        }
    }

    /** After much was written; see {@link Ledger#tidy}. */
    void tidy() throws IOException {
        ledger.tidy();
    }

    /** Claims that were appraised while they were read, after all that they share, need no second look. */
    private void appraiseAfter(TaskProgress progress) throws IOException {
        if (projection.evidence().copied().isEmpty()) {
            new CaseAppraisal(this).complete(progress);
        } else {
            new CaseAppraisal(this).run(progress);
        }
    }

    /** The trails before the one that ended the import are in the case, and are not to stay unchecked. */
    private void appraiseBefore(Exception stopped, TaskProgress progress) {
        if (stopped instanceof ClosedByInterruptException || progress.cancelled()) {
            return;
        }
        try {
            new CaseAppraisal(this).run(progress);
        } catch (IOException | RuntimeException also) {
            stopped.addSuppressed(also);
        }
    }

    @Override
    public void appraise(TaskProgress progress) throws IOException {
        synchronized (writing) {
            recover();
            new CaseAppraisal(this).run(progress);
        }
    }

    /**
     * Sets what evidence is compared with and runs every check again.
     *
     * @param file JSON of the format {@code reckoner-reference-values/1}, which replaces what was accepted before, or a set of
     *     measurements, which is added to it
     */
    public ReferenceValues setReferences(Path file, TaskProgress progress) throws IOException {
        synchronized (writing) {
            recover();
            var values = ReferenceValuesFile.read(file, projection.references());
            setReferences(values, progress);
            return values;
        }
    }

    @Override
    public void setReferences(ReferenceValues values, TaskProgress progress) throws IOException {
        synchronized (writing) {
            recover();
            new CaseAppraisal(this).run(values, progress);
        }
    }

    @Override
    public List<ReexecutionOutcome> reexecute(
            List<Digest> claims, ReexecutionOptions options, Consumer<ReexecutionOutcome> each, TaskProgress progress)
            throws IOException {
        synchronized (writing) {
            recover();
            return new CaseReexecution(this, executors.on(options.device()), () -> others(options.device()))
                    .run(claims, options, each, progress);
        }
    }

    /** The analyst's other devices; none where they cannot be looked for, which leaves more claims unexplained and no more. */
    private List<OtherDevice> others(String than) {
        try {
            return executors.othersThan(than).stream()
                    .map(device -> new OtherDevice(device.label(), device.provider(), device.reexecutor()))
                    .toList();
        } catch (IOException notFound) {
            return List.of();
        }
    }

    @Override
    public CalibrationRow calibrate(
            String model,
            boolean fromClaims,
            CalibrationDevices devices,
            CalibrationOptions options,
            TaskProgress progress)
            throws IOException {
        var calibration = new CaseCalibration(this);
        Digest digest = calibration.named(model);
        OnnxModel opened = calibration.open(digest);
        var inputs = fromClaims
                ? calibration.inputs(digest, opened, options.inputs())
                : List.<SequencedMap<String, OnnxValue>>of();
        var profile = ModelCalibration.of(opened, inputs, executors.across(devices), options, progress);
        synchronized (writing) {
            recover();
            return calibration.record(profile, "measured here");
        }
    }

    @Override
    public List<CalibrationRow> calibrations() throws IOException {
        synchronized (writing) {
            return projection.calibrations();
        }
    }

    @Override
    public Optional<CalibratedProfile> calibration(Digest model) throws IOException {
        synchronized (writing) {
            return new CaseCalibration(this).of(model);
        }
    }

    @Override
    public CalibrationRow importCalibration(Path file) throws IOException {
        var profile = CalibrationFile.read(file);
        synchronized (writing) {
            recover();
            return new CaseCalibration(this).record(profile, "from " + file.getFileName());
        }
    }

    @Override
    public boolean isEncrypted() {
        return CasePassphrase.isNeeded(folder);
    }

    @Override
    public void changePassphrase(Passphrase old, Passphrase fresh) throws IOException {
        synchronized (writing) {
            ledger.changePassphrase(old, fresh);
        }
    }

    // Not under the lock of who writes: a backup is of what is recorded already, and may be made meanwhile.
    @Override
    public CaseBackup backUp(Path file, TaskProgress progress) throws IOException {
        return ledger.backUp(file, new BackupTask(progress));
    }

    @Override
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    CaseProjection projection() {
        return projection;
    }

    /** Who handles the case. */
    Custodian custodian() {
        return Custodian.of(snapshot.data());
    }

    /** Something that records. */
    @FunctionalInterface
    interface Recording {
        void run() throws IOException;
    }

    /** Does it while nothing else is recorded. */
    void exclusively(Recording recording) throws IOException {
        synchronized (writing) {
            recording.run();
        }
    }

    BlobStore blobs() {
        return ledger.blobs();
    }

    /** Commits the entries durably, applies them, and replaces the snapshot. */
    void record(List<CaseEntry> entries) throws IOException {
        append(entries);
        refresh();
    }

    /** Commits the entries durably and applies them; the caller refreshes the snapshot. */
    void append(List<CaseEntry> entries) throws IOException {
        inBatch(batch -> {
            for (var entry : entries) {
                batch.add(entry);
            }
            return true;
        });
    }

    /** Records what the use adds, all of it or nothing, and replaces the snapshot. */
    void recording(Use use) throws IOException {
        inBatch(use);
        refresh();
    }

    /** Adds entries to a batch. */
    @FunctionalInterface
    interface Use {
        /**
         * Adds them.
         *
         * @return false if none is to be recorded
         */
        boolean add(CaseBatch batch) throws IOException;
    }

    private void inBatch(Use use) throws IOException {
        boolean undone = true;
        try (var batch = new CaseBatch(projection, ledger, clock.instant(), opened)) {
            boolean keep = use.add(batch);
            if (keep && !batch.isEmpty()) {
                batch.commit();
                opened = Optional.empty();
            }
            undone = !keep && !batch.isEmpty();
        } finally {
            if (undone) {
                takeBack();
            }
        }
    }

    /** The projection has followed entries that were not recorded: it is read from the tables again. */
    private void takeBack() {
        try {
            projection = Projecting.current(ledger);
        } catch (IOException broken) {
            stale = true;
        }
    }

    /** Before anything is recorded: after a failure of the disk the case is looked at as it is there. */
    private void recover() throws IOException {
        if (ledger.recover() || stale) {
            projection = Projecting.current(ledger);
            stale = false;
            refresh();
        }
    }

    /** Replaces the snapshot by one of the projection as it is now, and tells who listens. */
    void refresh() throws IOException {
        snapshot = CaseSnapshot.of(projection, ledger).likeIn(snapshot);
        changed();
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }

    @Override
    public void close() throws IOException {
        synchronized (writing) {
            executors.close();
            ledger.close();
        }
    }
}
