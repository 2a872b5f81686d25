package dev.reckoner.audit;

import dev.reckoner.appraise.Appraiser;
import dev.reckoner.ledger.projection.ClaimFacts;
import dev.reckoner.policy.CostModel;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/**
 * What checking takes on this device: every check is made once more on some claims of the case, spread over all of it, and its
 * time is divided by their number. What the runs took stands in their outcomes. A check that reads what others share, such as an
 * attestation, reads it once for all these claims, as it does when a case is appraised.
 */
final class PolicyCosts {
    /** So many claims are enough to tell what a check takes, and take no second together. */
    private static final int CLAIMS = 48;

    private static final int RUNS = 64;
    private static final double NANOS = 1e9;

    private final RecordedCase audit;
    private final LongSupplier nanos;

    PolicyCosts(RecordedCase audit, LongSupplier nanos) {
        this.audit = audit;
        this.nanos = nanos;
    }

    CostModel measure(TaskProgress progress) throws IOException {
        var rows = rows();
        return new CostModel(rows.isEmpty() ? Map.of() : checks(rows, progress), rerun());
    }

    /** Spread evenly from the first claim on. */
    private List<ClaimFacts> rows() throws IOException {
        var table = audit.projection().claims().table();
        long all = table.size();
        var rows = new ArrayList<ClaimFacts>();
        for (int i = 0; i < Math.min(CLAIMS, all); i++) {
            table.row(1 + i * all / Math.min(CLAIMS, all)).ifPresent(rows::add);
        }
        return rows;
    }

    private Map<String, Double> checks(List<ClaimFacts> rows, TaskProgress progress) throws IOException {
        // The first time round most of the time goes into loading and compiling the checks themselves.
        times(rows, progress);
        return times(rows, progress);
    }

    /** Checks made anew, since they remember what they read. */
    private Map<String, Double> times(List<ClaimFacts> rows, TaskProgress progress) throws IOException {
        var references = audit.projection().references();
        var seconds = new LinkedHashMap<String, Double>();
        for (var check : CaseAppraisal.appraiser(audit, references).checks()) {
            if (!progress.cancelled()) {
                var asking = new ClaimChunk.Asking(
                        new Appraiser(List.of(check)),
                        audit.projection().evidence().others(),
                        references,
                        new StoredBlobs(audit.blobs()));
                seconds.merge(check.id(), seconds(rows, asking), Double::sum);
            }
        }
        return seconds;
    }

    /** For one claim. */
    private double seconds(List<ClaimFacts> rows, ClaimChunk.Asking asking) throws IOException {
        var chunk = new CaseAppraisal(audit).chunk(rows, asking);
        long before = nanos.getAsLong();
        var made = chunk.claims().stream().map(chunk.appraisal(asking)).toList();
        return (nanos.getAsLong() - before) / NANOS / made.size();
    }

    /** The mean of the latest runs of the first claims that were run. */
    private OptionalDouble rerun() throws IOException {
        var took = new ArrayList<Duration>();
        var claims = audit.projection().claims();
        var details = new ClaimDetails(audit.projection(), audit.blobs());
        var table = claims.table();
        for (var rows = table.rows(1, CLAIMS);
                !rows.isEmpty() && took.size() < RUNS;
                rows = table.rows(rows.getLast().number() + 1, CLAIMS)) {
            for (var row : rows) {
                if (row.entries().run().isPresent() && took.size() < RUNS) {
                    details.outcome(row.id())
                            .filter(outcome -> !outcome.outputs().isEmpty())
                            .ifPresent(outcome -> took.add(outcome.took()));
                }
            }
        }
        return took.stream().mapToDouble(each -> each.toNanos() / NANOS).average();
    }
}
