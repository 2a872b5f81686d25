/** What of the signed was settled, what of the settled was signed, and how long it took: counts over a whole case. */
@NullMarked
package dev.reckoner.appraise.completeness;

import org.jspecify.annotations.NullMarked;
