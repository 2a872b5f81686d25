package dev.reckoner.appraise;

import dev.reckoner.appraise.code.AuditLogCode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.opengradient.audit.AuditLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Does a line of an audit trail tell what the enclave signed? The line is nobody's signed word: where it differs, the line is
 * in doubt and not the response.
 */
final class AuditLogCheck implements Check {
    private Optional<Built> built = Optional.empty();

    private record Built(List<Evidence.AuditLogLine> lines, Map<String, List<Evidence.AuditLogLine>> bySignature) {
        static Built of(List<Evidence.AuditLogLine> lines) {
            return new Built(
                    lines,
                    lines.stream()
                            .filter(line -> !line.signature().isEmpty())
                            .collect(Collectors.groupingBy(Evidence.AuditLogLine::signature)));
        }
    }

    @Override
    public String id() {
        return "audit-log";
    }

    @Override
    public List<Finding> appraise(Claim claim, Context context) {
        if (context.evidence().all(Evidence.AuditLogLine.class).isEmpty()) {
            return List.of();
        }
        return ResponseSignature.carrier(claim, context).stream()
                .flatMap(response -> agreeing(response, context)
                        .map(line -> Answer.about(claim, id())
                                .restingOn(line.id())
                                .gives(AuditLogCode.AUDIT_LOG_HOLDS_IT, line.place()))
                        .stream())
                .toList();
    }

    private Optional<Evidence.AuditLogLine> agreeing(Evidence.SignedResponse response, Context context) {
        return built(context).bySignature().getOrDefault(response.signature(), List.of()).stream()
                .filter(line -> read(line, context)
                        .filter(read -> AuditComparison.differences(read, response, context)
                                .isEmpty())
                        .isPresent())
                .findFirst();
    }

    @Override
    public List<Finding> appraise(Evidence evidence, Context context) {
        return evidence instanceof Evidence.AuditLogLine line ? findings(line, context) : List.of();
    }

    private List<Finding> findings(Evidence.AuditLogLine item, Context context) {
        Answer answer = new Answer(Subject.evidence(item.id()), id(), Instant.EPOCH, List.of(item.id()));
        Optional<AuditLine> line = read(item, context);
        if (line.isEmpty()) {
            return List.of(answer.gives(AuditLogCode.AUDIT_LINE_NOT_HELD, ""));
        }
        boolean hash = line.get().recomputedHash().equals(line.get().contentHash());
        var findings = new ArrayList<Finding>();
        findings.add(answer.gives(
                hash ? AuditLogCode.AUDIT_HASH_MATCH : AuditLogCode.AUDIT_HASH_DIFFERS,
                "sha256 " + line.get().recomputedHash()));
        findings.add(signed(answer, line.get(), item, context));
        return findings;
    }

    private Finding signed(Answer answer, AuditLine line, Evidence.AuditLogLine item, Context context) {
        var responses = item.signature().isEmpty()
                ? List.<Evidence.SignedResponse>of()
                : context.evidence().responsesWith(item.signature());
        if (responses.isEmpty()) {
            return answer.gives(AuditLogCode.AUDIT_LINE_ALONE, "");
        }
        // A doctored copy of the response must not speak against a line that agrees with the true one.
        Optional<Evidence.SignedResponse> agrees = responses.stream()
                .filter(response ->
                        AuditComparison.differences(line, response, context).isEmpty())
                .findFirst();
        Digest response = agrees.orElse(responses.getFirst()).id();
        return agrees.isPresent()
                ? answer.restingOn(response).gives(AuditLogCode.AUDIT_LINE_AGREES, "")
                : answer.restingOn(response)
                        .gives(
                                AuditLogCode.AUDIT_LINE_DIFFERS,
                                String.join(", ", AuditComparison.differences(line, responses.getFirst(), context)));
    }

    private synchronized Built built(Context context) {
        var lines = context.evidence().all(Evidence.AuditLogLine.class);
        if (built.filter(known -> known.lines().equals(lines)).isEmpty()) {
            built = Optional.of(Built.of(lines));
        }
        return built.get();
    }

    private static Optional<AuditLine> read(Evidence.AuditLogLine item, Context context) {
        return HeldBytes.of(item.blob(), context)
                .flatMap(AuditLogCheck::line)
                .filter(read -> read.evidence(item.blob(), item.place()).equals(item));
    }

    private static Optional<AuditLine> line(byte[] json) {
        try {
            return Optional.of(AuditLine.of(StrictJson.tree(json)));
        } catch (TrailFormatException e) {
            return Optional.empty();
        }
    }
}
