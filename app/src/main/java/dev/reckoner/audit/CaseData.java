package dev.reckoner.audit;

import java.time.Instant;

/**
 * What a case is about.
 *
 * @param title shown in the header
 * @param question what the audit should answer, shown on the Overview
 * @param examiner who audits
 * @param sample true for the sample case, which the window marks as such
 * @param openedAt when the case was created
 */
public record CaseData(String title, String question, String examiner, boolean sample, Instant openedAt) {}
