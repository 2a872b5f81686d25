package dev.reckoner.audit.sample;

import java.util.List;

/**
 * What a provider hands in for an audit.
 *
 * @param answers of its operators since the audit before, by operator and time
 */
record PlannedBundle(String provider, AuditDay audit, List<PlannedAnswer> answers) {
    /** Name of its file. */
    String file() {
        return provider + "-" + audit.number() + ".trail";
    }

    /** The operators that answered. */
    List<SampleOperator> operators() {
        return answers.stream().map(PlannedAnswer::operator).distinct().toList();
    }
}
