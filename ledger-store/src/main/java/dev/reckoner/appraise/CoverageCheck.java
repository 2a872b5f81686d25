package dev.reckoner.appraise;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.appraise.code.RemarkCode;
import dev.reckoner.appraise.coverage.Coverage;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import java.util.List;
import java.util.Optional;

/** What about the response does no signature cover? It weighs nothing: every response has such parts. */
final class CoverageCheck implements Check {
    @Override
    public String id() {
        return "coverage";
    }

    @Override
    public List<Finding> appraise(Claim claim, Context context) {
        return ResponseSignature.carrier(claim, context).stream()
                .filter(response -> !response.signature().isEmpty())
                .map(response -> finding(response, claim, context))
                .toList();
    }

    private Finding finding(Evidence.SignedResponse response, Claim claim, Context context) {
        Coverage coverage = Coverage.of(
                response,
                request(response, context),
                HeldAnswers.of(response, context),
                HeldAnswers.cameThroughBlob(claim, response, context));
        return Answer.about(claim, id()).restingOn(response.id()).gives(RemarkCode.COVERAGE_GAPS, coverage.names());
    }

    private static Optional<JsonNode> request(Evidence.SignedResponse response, Context context) {
        return response.request().flatMap(digest -> HeldJson.of(digest, context).tree());
    }
}
