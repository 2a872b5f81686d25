/** Whom the verdicts of a case are about, and what each counts for. */
@NullMarked
package dev.reckoner.reputation.subject;

import org.jspecify.annotations.NullMarked;
