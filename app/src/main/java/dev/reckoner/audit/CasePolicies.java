package dev.reckoner.audit;

import dev.reckoner.appraise.Finding;
import dev.reckoner.ledger.projection.ClaimFacts;
import dev.reckoner.policy.AccountabilityPolicy;
import dev.reckoner.policy.CostModel;
import dev.reckoner.policy.file.PolicyFile;
import dev.reckoner.policy.file.PolicyProblem;
import dev.reckoner.policy.file.ShippedPolicy;
import dev.reckoner.policy.file.Vocabulary;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The accountability policies that a case records, and its claims as they look at them. */
final class CasePolicies implements PolicyDesk {
    private static final int CHUNK = 256;

    private final RecordedCase audit;

    CasePolicies(RecordedCase audit) {
        this.audit = audit;
    }

    @Override
    public List<CasePolicy> policies() throws IOException {
        var known = new LinkedHashMap<String, Map<Integer, PolicyVersion>>();
        for (var shipped : ShippedPolicy.values()) {
            add(known, version(shipped));
        }
        Optional<PolicyVersion> inForce = Optional.empty();
        for (var adopted : adopted()) {
            add(known, adopted);
            inForce = adopted.inForce() ? Optional.of(adopted) : inForce;
        }
        var current = inForce;
        return known.entrySet().stream()
                .map(policy -> new CasePolicy(policy.getKey(), versions(policy.getValue(), current)))
                .toList();
    }

    private static PolicyVersion version(ShippedPolicy shipped) {
        var policy = read(shipped.text());
        return new PolicyVersion(policy.name(), policy.version(), shipped.text(), Optional.empty(), false);
    }

    /** What the program ships, or what was recorded, was read before. */
    private static AccountabilityPolicy read(String text) {
        return PolicyFile.read(text, Vocabulary.of(KnownCheck.ids())).policy().orElseThrow();
    }

    /** A version is of one text, so recording it again only makes it the newest. */
    private static void add(Map<String, Map<Integer, PolicyVersion>> known, PolicyVersion version) {
        var versions = known.computeIfAbsent(version.name(), any -> new LinkedHashMap<>());
        versions.remove(version.version());
        versions.put(version.version(), version);
    }

    private static List<PolicyVersion> versions(Map<Integer, PolicyVersion> known, Optional<PolicyVersion> inForce) {
        return known.values().stream()
                .map(version -> version.with(
                        inForce.filter(current -> isSame(current, version)).isPresent()))
                .toList();
    }

    private static boolean isSame(PolicyVersion one, PolicyVersion other) {
        return one.name().equals(other.name()) && one.version() == other.version();
    }

    private List<PolicyVersion> adopted() throws IOException {
        var all = new ArrayList<PolicyVersion>();
        audit.exclusively(() -> {
            for (var recorded : audit.projection().accountability()) {
                all.add(version(recorded));
            }
        });
        return all;
    }

    private PolicyVersion version(CaseProjection.Adopted recorded) throws IOException {
        var set = recorded.set();
        var bytes = audit.blobs()
                .read(set.blob())
                .orElseThrow(() -> new FileNotFoundException("The text of version " + set.version() + " of the policy "
                        + set.name() + " is not in the case."));
        return new PolicyVersion(
                set.name(),
                set.version(),
                new String(bytes, StandardCharsets.UTF_8),
                Optional.of(new PolicyVersion.Recorded(recorded.entry(), recorded.time(), set.by())),
                set.inForce());
    }

    @Override
    public PolicyVersion adopt(String text, boolean inForce) throws IOException {
        var policy = checked(text);
        requireNewVersion(policy, text);
        audit.exclusively(() -> {
            var blob = audit.blobs().put(text.getBytes(StandardCharsets.UTF_8));
            audit.record(List.of(new CaseEntry.AccountabilitySet(
                    policy.name(), policy.version(), blob, audit.custodian().by(), inForce)));
        });
        return policies().stream()
                .filter(known -> known.name().equals(policy.name()))
                .findFirst()
                .orElseThrow()
                .newest();
    }

    private AccountabilityPolicy checked(String text) throws IOException {
        var reading = PolicyFile.read(text, vocabulary());
        if (reading.policy().isEmpty()) {
            throw refused(reading.problems().getFirst());
        }
        return reading.policy().get();
    }

    private static RefusedPolicy refused(PolicyProblem problem) {
        return new RefusedPolicy(
                problem.code(),
                "Line " + problem.line() + ", column " + problem.column() + ": " + problem.sentence() + " "
                        + problem.whatToDo());
    }

    private void requireNewVersion(AccountabilityPolicy policy, String text) throws IOException {
        for (var known : policies()) {
            for (var version : known.versions()) {
                boolean same = known.name().equals(policy.name()) && version.version() == policy.version();
                if (same && !version.text().equals(text)) {
                    throw new RefusedPolicy(
                            "PO-VERSION",
                            "The case knows another text as version " + policy.version() + " of " + policy.name()
                                    + ". Write a higher version number, so that everybody can tell the two apart.");
                }
            }
        }
    }

    @Override
    public Vocabulary vocabulary() throws IOException {
        return new Vocabulary(KnownCheck.ids(), builds().lists(), CarriedEvidence.WITNESSES, List.of());
    }

    private EnclaveBuilds builds() throws IOException {
        return new EnclaveBuilds(audit.projection().evidence().others(), audit.references());
    }

    @Override
    public boolean each(OptionalInt trail, EachCase each, TaskProgress progress) throws IOException {
        var chunks = new Chunks(trail);
        while (!progress.cancelled() && chunks.readNext()) {
            for (int i = 0; i < chunks.rows.size(); i++) {
                each.next(chunks.carried.of(ClaimRows.shown(chunks.rows.get(i)), chunks.findings.get(i)));
            }
            progress.report(chunks.next - 1, chunks.last, "Reading claims");
        }
        return !progress.cancelled();
    }

    /** The claims with their findings, some at a time: nothing is recorded while they are read. */
    private final class Chunks {
        private final OptionalInt trail;
        private final CarriedEvidence carried;
        private long last;
        private long next = 1;
        private List<ClaimFacts> rows = List.of();
        private final List<List<Finding>> findings = new ArrayList<>();

        Chunks(OptionalInt trail) throws IOException {
            this.trail = trail;
            var blocks = new ArrayList<BlockTimes>();
            audit.exclusively(() -> {
                last = audit.projection().claims().table().size();
                var evidence = audit.projection().evidence();
                blocks.add(BlockTimes.of(evidence.others(), evidence::findings));
            });
            carried = new CarriedEvidence(blocks.getFirst(), builds(), KnownStandings.of(audit.reputation()));
        }

        boolean readNext() throws IOException {
            findings.clear();
            var read = new ArrayList<ClaimFacts>();
            audit.exclusively(() -> {
                var claims = audit.projection().claims();
                read.addAll(claims.table().rows(next, CHUNK));
                rows = read.stream().filter(this::isWanted).toList();
                for (var row : rows) {
                    findings.add(claims.findings(row));
                }
            });
            next = read.isEmpty() ? next : read.getLast().number() + 1;
            return !read.isEmpty();
        }

        private boolean isWanted(ClaimFacts row) {
            return trail.isEmpty() || row.trail() == trail.getAsInt();
        }
    }

    @Override
    public CostModel costs(TaskProgress progress) throws IOException {
        var costs = new ArrayList<CostModel>();
        audit.exclusively(() -> costs.add(new PolicyCosts(audit, System::nanoTime).measure(progress)));
        return costs.getFirst();
    }
}
