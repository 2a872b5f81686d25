/** Checks of evidence, the findings they make, and the policy that folds findings into a tier. */
@NullMarked
package dev.reckoner.appraise;

import org.jspecify.annotations.NullMarked;
