package dev.reckoner.audit;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.Subject;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.ModelReference;
import dev.reckoner.trail.PartyRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Claims with what was found about each, recorded in a case without a trail: to measure cases that are larger than any sample. */
public final class MadeClaimEntries {
    private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
    private static final int AT_ONCE = 100_000;
    private static final int PROVIDERS = 5;
    private static final int MODELS = 12;

    private MadeClaimEntries() {}

    /** Records so many entries, two for each claim. */
    public static void record(RecordedCase audit, int entries, TaskProgress progress) throws IOException {
        for (int from = 0; from < entries / 2; from += AT_ONCE) {
            int first = from;
            int end = Math.min(entries / 2, from + AT_ONCE);
            audit.recording(batch -> {
                for (int i = first; i < end; i++) {
                    var claim = claim(i);
                    batch.add(new CaseEntry.ClaimMade(1, claim));
                    batch.add(new CaseEntry.FindingsMade(
                            Subject.claim(claim.id()), CaseEntry.Scope.EVIDENCE, List.of(finding(claim))));
                }
                return true;
            });
            progress.report(2L * end, entries, "Recording");
        }
        audit.tidy();
    }

    private static Claim claim(int number) {
        return new Claim(
                Digest.sha256(("claim " + number).getBytes(StandardCharsets.UTF_8)),
                Integer.toString(number),
                "made",
                START.plusSeconds(number),
                Map.of(
                        PartyRole.PROVIDER,
                        "provider-" + number % PROVIDERS,
                        PartyRole.OPERATOR,
                        "operator-" + number % 7),
                new ModelReference("MiniLM-L6-v2", Integer.toString(number % MODELS), Optional.empty()),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                "made:" + number);
    }

    private static Finding finding(Claim claim) {
        return new Finding(
                Subject.claim(claim.id()),
                "signature",
                Tier.NONE,
                "EV-SIG-ABSENT",
                "No signature.",
                "",
                claim.madeAt(),
                List.of());
    }
}
