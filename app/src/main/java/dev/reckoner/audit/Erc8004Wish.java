package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import dev.reckoner.reputation.erc8004.Registries;
import dev.reckoner.reputation.subject.Question;
import dev.reckoner.reputation.subject.SubjectId;
import java.util.Map;

/**
 * What is to be exported.
 *
 * @param subject about whom
 * @param question what is asked of the reputations of its kind
 * @param registries for whom in the registries
 * @param feedback whether the opinion is exported
 * @param validations whether its verdicts are
 * @param requests hashes of requests that are in the registry already, by claim
 */
public record Erc8004Wish(
        SubjectId subject,
        Question question,
        Registries registries,
        boolean feedback,
        boolean validations,
        Map<Digest, String> requests) {
    public Erc8004Wish {
        requests = Map.copyOf(requests);
    }
}
