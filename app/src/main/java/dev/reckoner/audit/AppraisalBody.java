package dev.reckoner.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.Subject;
import dev.reckoner.appraise.code.Catalogue;
import dev.reckoner.appraise.code.ReasonCode;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.crypto.Digest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * Findings about one subject as the ledger holds them: what the catalogue of codes says by itself is left out, and a digest that
 * several findings rest on is written once.
 *
 * @param subject what they are about
 * @param asOf the instant that most of them are true for
 * @param on what they rest on
 * @param answers one per finding, in order
 */
record AppraisalBody(
        Subject subject,
        CaseEntry.Scope scope,
        Optional<Instant> asOf,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Digest> on,
        List<Said> answers) {
    AppraisalBody {
        on = on == null ? List.of() : List.copyOf(on);
        answers = List.copyOf(answers);
    }

    /**
     * A finding, without what is said elsewhere.
     *
     * @param tier where it is not that of the code
     * @param sentence where it is not that of the code
     * @param detail where there is any
     * @param asOf where it is not that of the appraisal
     * @param on positions in what the appraisal rests on
     */
    record Said(
            String check,
            String code,
            Optional<Tier> tier,
            Optional<String> sentence,
            Optional<String> detail,
            Optional<Instant> asOf,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Integer> on) {
        Said {
            on = on == null ? List.of() : List.copyOf(on);
        }

        private static Said of(Finding finding, Instant asOf, List<Digest> all) {
            var code = Catalogue.find(finding.code());
            return new Said(
                    finding.check(),
                    finding.code(),
                    Optional.of(finding.tier())
                            .filter(tier -> code.map(ReasonCode::tier)
                                    .filter(tier::equals)
                                    .isEmpty()),
                    Optional.of(finding.sentence())
                            .filter(said -> code.map(ReasonCode::sentence)
                                    .filter(said::equals)
                                    .isEmpty()),
                    Optional.of(finding.detail()).filter(detail -> !detail.isEmpty()),
                    Optional.of(finding.asOf()).filter(at -> !at.equals(asOf)),
                    finding.restsOn().stream().map(all::indexOf).toList());
        }

        private Finding about(Subject subject, Optional<Instant> then, List<Digest> all) {
            return new Finding(
                    subject,
                    check,
                    tier.or(() -> Catalogue.find(code).map(ReasonCode::tier)).orElse(Tier.NONE),
                    code,
                    sentence.or(() -> Catalogue.find(code).map(ReasonCode::sentence))
                            .orElse(code),
                    detail.orElse(""),
                    asOf.or(() -> then).orElse(Instant.EPOCH),
                    on.stream().map(all::get).toList());
        }
    }

    static AppraisalBody of(Subject subject, CaseEntry.Scope scope, List<Finding> findings) {
        var on = new LinkedHashSet<Digest>();
        findings.forEach(finding -> on.addAll(finding.restsOn()));
        var all = new ArrayList<>(on);
        var asOf = findings.stream().map(Finding::asOf).findFirst();
        return new AppraisalBody(
                subject,
                scope,
                asOf,
                all,
                findings.stream()
                        .map(finding -> Said.of(finding, asOf.orElse(Instant.EPOCH), all))
                        .toList());
    }

    List<Finding> findings() {
        return answers.stream().map(said -> said.about(subject, asOf, on)).toList();
    }
}
