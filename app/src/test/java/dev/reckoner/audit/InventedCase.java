package dev.reckoner.audit;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.ReferenceValues;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.CaseBackup;
import dev.reckoner.ledger.CheckedPart;
import dev.reckoner.ledger.LedgerFailure;
import dev.reckoner.ledger.LedgerVerification;
import dev.reckoner.ledger.Passphrase;
import dev.reckoner.ledger.projection.ClaimCondition;
import dev.reckoner.ledger.projection.ClaimOrder;
import dev.reckoner.runtime.calibrate.CalibratedProfile;
import dev.reckoner.runtime.calibrate.CalibrationOptions;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A case with 240 invented claims of 30 days, for view models and pictures. Every name and number in it is made up; the
 * same on every run.
 */
public final class InventedCase implements AuditCase {
    private final List<ClaimRow> rows = new ArrayList<>();
    private final Map<Digest, Claim> claims = new HashMap<>();
    private final Map<Digest, List<Finding>> findingsByClaim = new HashMap<>();
    private final Map<Digest, ReexecutionOutcome> outcomes = new HashMap<>();
    private final List<TrailRow> trails = new ArrayList<>();
    private final List<Evidence> evidence;
    private ReferenceValues references = InventedReferences.values();
    private final List<Runnable> listeners = new ArrayList<>();
    private final List<List<Path>> imports = new ArrayList<>();
    private final InventedPolicyDesk policyDesk = new InventedPolicyDesk();
    private final InventedReputation reputation = new InventedReputation();
    private MarketDesk market = new InventedMarket();
    private final InventedErc8004 erc8004 = new InventedErc8004();
    private final InventedLedgerDesk desk = new InventedLedgerDesk(486);
    private LedgerState.Verified verified = new LedgerState.Verified(
            Instant.parse("2026-06-02T14:02:00Z"),
            InventedEntries.PARTS,
            List.of(),
            Optional.empty(),
            Optional.of(new LedgerState.Against(486, List.of("7c1e09ab"))));
    private Set<Long> unreadable = Set.of();
    private Runnable whileVerifying = () -> {};
    private boolean reachable = true;
    private Optional<IOException> unsummed = Optional.empty();
    private Consumer<Integer> beforeRun = number -> {};
    private LedgerState ledger =
            LedgerState.unverified(486, InventedClaims.digest("root").hex(), LedgerState.Standing.OPEN, List.of());

    /** The case with its 240 claims and three trails. */
    public InventedCase() {
        evidence = InventedClaims.evidence();
        for (int number = 1; number <= InventedClaims.COUNT; number++) {
            Claim claim = InventedClaims.claim(number);
            List<Finding> findings = InventedClaims.findings(number, claim);
            claims.put(claim.id(), claim);
            findingsByClaim.put(claim.id(), findings);
            rows.add(InventedClaims.row(number, claim, findings));
        }
        trails.addAll(InventedTrails.of(rows));
    }

    /** A case without a trail. */
    public static InventedCase empty() {
        var empty = new InventedCase();
        empty.rows.clear();
        empty.trails.clear();
        empty.claims.clear();
        empty.findingsByClaim.clear();
        return empty;
    }

    /** Calls something before each run of a claim, with how many ended before it: to hold it, or to let it fail. */
    public void beforeRun(Consumer<Integer> action) {
        beforeRun = action;
    }

    /** What was asked to be imported, for assertions. */
    public List<List<Path>> imports() {
        return imports;
    }

    @Override
    public Path folder() {
        return Path.of("/invented/ninety-days");
    }

    @Override
    public CaseData data() {
        return new CaseData(
                "Thirty days of MiniLM",
                "Did the answers that Ledgerly bought come from the model it paid for?",
                "R. Osei",
                true,
                InventedClaims.START);
    }

    @Override
    public ClaimList claims(ClaimCondition condition, ClaimOrder order) {
        return new MemoryClaims(rows, condition, order, this::codes);
    }

    private Set<String> codes(ClaimRow row) {
        return findingsByClaim.getOrDefault(row.id(), List.of()).stream()
                .map(Finding::code)
                .collect(Collectors.toSet());
    }

    @Override
    public List<ClaimRow> claimRows(Collection<Digest> ids) {
        return ids.stream()
                .flatMap(id -> rows.stream().filter(row -> row.id().equals(id)))
                .toList();
    }

    @Override
    public void eachClaim(EachClaim each) throws IOException {
        if (unsummed.isPresent()) {
            throw unsummed.get();
        }
        for (var row : List.copyOf(rows)) {
            if (!each.next(row)) {
                return;
            }
        }
    }

    @Override
    public Map<String, Long> claimsBy(ClaimCondition.Name name) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> switch (name) {
                            case PROVIDER -> row.provider();
                            case OPERATOR -> row.operator();
                            case APPLICATION -> row.application();
                            case MODEL -> row.model();
                        },
                        TreeMap::new,
                        Collectors.counting()));
    }

    @Override
    public Optional<ClaimCondition.Span> claimSpan() {
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new ClaimCondition.Span(
                        rows.stream()
                                .map(ClaimRow::madeAt)
                                .min(Instant::compareTo)
                                .orElseThrow(),
                        rows.stream()
                                .map(ClaimRow::madeAt)
                                .max(Instant::compareTo)
                                .orElseThrow()));
    }

    @Override
    public CaseReasons reasons() {
        var first = new HashMap<String, Finding>();
        var counts = new HashMap<String, Long>();
        findings().forEach(finding -> first.putIfAbsent(finding.code(), finding));
        rows.forEach(row -> codes(row).forEach(code -> counts.merge(code, 1L, Long::sum)));
        return new CaseReasons(
                first.values().stream()
                        .map(finding -> CaseReasons.Reason.of(
                                finding.code(),
                                finding.tier(),
                                finding.sentence(),
                                counts.getOrDefault(finding.code(), 0L)))
                        .toList(),
                Set.of());
    }

    @Override
    public Map<Digest, List<Finding>> findingsAbout(Collection<Digest> items) {
        return Map.of();
    }

    @Override
    public Optional<ClaimDetail> claim(Digest id) {
        return rows.stream().filter(row -> row.id().equals(id)).findFirst().map(this::detail);
    }

    private ClaimDetail detail(ClaimRow row) {
        return new ClaimDetail(
                row,
                java.util.Objects.requireNonNull(claims.get(row.id())),
                findingsByClaim.getOrDefault(row.id(), List.of()),
                evidence,
                List.of("The attachments are not in the signed part.", "No evidence proves who paid."),
                List.of(
                        new ClaimDetail.HistoryLine(
                                12 + row.number(), row.madeAt(), "Imported with trail " + row.trail()),
                        new ClaimDetail.HistoryLine(260 + row.number(), row.madeAt(), "Appraised: " + row.tier())),
                Optional.ofNullable(outcomes.get(row.id())),
                List.of());
    }

    @Override
    public List<TrailRow> trails() {
        return Collections.unmodifiableList(trails);
    }

    @Override
    public Map<Tier, Long> tiers() {
        var tiers = new EnumMap<Tier, Long>(Tier.class);
        for (Tier tier : Tier.values()) {
            tiers.put(tier, rows.stream().filter(row -> row.tier() == tier).count());
        }
        return tiers;
    }

    @Override
    public void eachFinding(Consumer<Finding> each) {
        findings().reversed().forEach(each);
    }

    @Override
    public List<Finding> findings() {
        return rows.reversed().stream()
                .flatMap(row -> findingsByClaim.getOrDefault(row.id(), List.of()).stream())
                .toList();
    }

    @Override
    public List<Evidence> evidence() {
        return evidence;
    }

    @Override
    public Optional<byte[]> blob(Digest digest) {
        Optional<byte[]> values = InventedDepth.blob(digest);
        return values.isPresent() ? values : text(digest);
    }

    private Optional<byte[]> text(Digest digest) {
        return InventedTrails.blob(digest)
                .or(() -> evidence.stream()
                        .filter(item -> item.blob().equals(digest))
                        .findFirst()
                        .map(item -> item.title().repeat(20)))
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public LedgerState ledger() {
        return ledger;
    }

    @Override
    public List<LedgerLine> entries(long from, int limit) throws IOException {
        if (!reachable) {
            throw new IOException("The disk is gone");
        }
        return java.util.stream.LongStream.range(from, Math.min(ledger.entries(), from + limit))
                .mapToObj(index ->
                        unreadable.contains(index) ? InventedEntries.damaged(index) : InventedEntries.entry(index))
                .toList();
    }

    @Override
    public AttributionDesk attribution() {
        return new InventedAttribution();
    }

    @Override
    public DossierDesk dossiers() {
        return new InventedDossiers();
    }

    @Override
    public InventedPolicyDesk policies() {
        return policyDesk;
    }

    @Override
    public CaseCoverage coverage() {
        return InventedCoverage.of(rows);
    }

    @Override
    public InventedReputation reputation() {
        return reputation;
    }

    @Override
    public MarketDesk market() {
        return market;
    }

    /** Has another market from now on. */
    public void tell(MarketDesk told) {
        market = told;
    }

    @Override
    public CoordinationDesk coordination() {
        return new InventedCoordination(this);
    }

    @Override
    public InventedErc8004 erc8004() {
        return erc8004;
    }

    @Override
    public InventedLedgerDesk desk() {
        return desk;
    }

    @Override
    public void rebuild(TaskProgress progress) {
        desk.asked().add("rebuild");
    }

    /** What verifying finds from now on. */
    public void found(List<CheckedPart> parts, List<LedgerFailure> failures, Optional<LedgerVerification.Sound> sound) {
        verified = new LedgerState.Verified(
                Instant.parse("2026-06-02T14:02:00Z"), parts, failures, sound, Optional.empty());
    }

    /** Calls something in the middle of verifying. */
    public void whileVerifying(Runnable action) {
        whileVerifying = action;
    }

    /** From now on nothing can be recorded in it. */
    public void closed(LedgerState.Standing standing, List<String> conflicts) {
        ledger = LedgerState.unverified(ledger.entries(), ledger.root(), standing, conflicts);
    }

    /** From now on these entries cannot be read. */
    public void unreadable(Long... entries) {
        unreadable = Set.of(entries);
    }

    /** From now on the claims cannot be gone through, which the failure says why. */
    public void unsummed(IOException failure) {
        unsummed = Optional.of(failure);
    }

    /** From now on no entry can be read at all. */
    public void unreachable() {
        reachable = false;
    }

    @Override
    public LedgerState verifyLedger(TaskProgress progress) {
        progress.report(312, 486, "entries");
        whileVerifying.run();
        ledger = new LedgerState(
                ledger.entries(),
                ledger.root(),
                ledger.standing(),
                verified.found().stream().map(LedgerFailure::toString).toList(),
                Optional.of(verified));
        changed();
        return ledger;
    }

    @Override
    public List<TrailRow> importTrails(List<Path> files, TaskProgress progress) {
        imports.add(List.copyOf(files));
        var added = new ArrayList<TrailRow>();
        for (Path file : files) {
            progress.report(added.size(), files.size(), file.toString());
            added.add(InventedTrails.unknown(trails.size() + 1, file));
            trails.add(added.getLast());
        }
        changed();
        return added;
    }

    @Override
    public CalibrationRow calibrate(
            String model,
            boolean fromClaims,
            CalibrationDevices devices,
            CalibrationOptions options,
            TaskProgress progress)
            throws IOException {
        throw new RefusedCalibration("CA-MODEL", "An invented case has no model.");
    }

    @Override
    public List<CalibrationRow> calibrations() {
        return List.of();
    }

    @Override
    public Optional<CalibratedProfile> calibration(Digest model) {
        return Optional.empty();
    }

    @Override
    public CalibrationRow importCalibration(Path file) throws IOException {
        throw new RefusedCalibration("CA-FORMAT", "An invented case takes no calibration.");
    }

    @Override
    public ReferenceValues references() {
        return references;
    }

    @Override
    public void setReferences(ReferenceValues values, TaskProgress progress) {
        references = values;
        appraise(progress);
    }

    @Override
    public void appraise(TaskProgress progress) {
        progress.report(rows.size(), rows.size(), "claims");
        changed();
    }

    @Override
    public List<ReexecutionOutcome> reexecute(
            List<Digest> ids, ReexecutionOptions options, Consumer<ReexecutionOutcome> each, TaskProgress progress) {
        var made = new ArrayList<ReexecutionOutcome>();
        for (Digest id : ids) {
            if (progress.cancelled()) {
                break;
            }
            progress.report(made.size(), ids.size(), id.abbreviated());
            progress.part(0.62);
            beforeRun.accept(made.size());
            ReexecutionOutcome outcome = rerun(id);
            outcomes.put(id, outcome);
            made.add(outcome);
            rows.replaceAll(row -> row.id().equals(id) ? InventedClaims.withVerdict(row, outcome.verdict()) : row);
            each.accept(outcome);
            progress.report(made.size(), ids.size(), id.abbreviated());
        }
        changed();
        return made;
    }

    private ReexecutionOutcome rerun(Digest id) {
        ClaimRow row = rows.stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow();
        Verdict verdict = switch (row.tier()) {
            case CONTRAINDICATED -> Verdict.OUTSIDE;
            case WARNING -> Verdict.WITHIN_EMPIRICAL;
            case AFFIRMING -> Verdict.BIT_EXACT;
            case NONE -> Verdict.INCONCLUSIVE;
        };
        return new ReexecutionOutcome(
                id,
                verdict,
                verdict == Verdict.OUTSIDE
                        ? "EX-PRECISION-SUBSTITUTED"
                        : "EX-" + verdict.name().replace('_', '-'),
                verdict == Verdict.OUTSIDE
                        ? "It matches MiniLM-L6-v2 int8 to 8.9e-8; it was sold as fp32"
                        : "It was run again on this machine",
                verdict == Verdict.INCONCLUSIVE ? List.of() : List.of(InventedComparison.of(row.number(), verdict)),
                verdict == Verdict.OUTSIDE ? Optional.of("all-MiniLM-L6-v2 int8") : Optional.empty(),
                environment(),
                Duration.ofMillis(38),
                InventedDepth.of(row.number(), verdict));
    }

    private static Map<String, String> environment() {
        var environment = new java.util.LinkedHashMap<String, String>();
        environment.put("ort.version", "1.29.0");
        environment.put("ep", "CPUExecutionProvider");
        environment.put("device.name", "Invented Core 8");
        environment.put("optimisation", "BASIC");
        environment.put("threads", "8");
        environment.put("os.name", "linux");
        environment.put("os.arch", "x86_64");
        environment.put("cpu.instructions", "avx2");
        return environment;
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }

    @Override
    public boolean isEncrypted() {
        return false;
    }

    @Override
    public void changePassphrase(Passphrase old, Passphrase fresh) {}

    @Override
    public CaseBackup backUp(Path file, TaskProgress progress) {
        desk.asked().add("back up " + file);
        progress.report(ledger.entries(), ledger.entries(), "entries");
        return new CaseBackup(file, ledger.entries(), 731, 0, 48_230_912, "", false);
    }

    @Override
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public void close() {
        listeners.clear();
    }
}
