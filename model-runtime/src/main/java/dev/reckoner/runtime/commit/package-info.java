/** Commitments over the values of a run: one root for all that the operators of a model made, and single values shown under it. */
@NullMarked
package dev.reckoner.runtime.commit;

import org.jspecify.annotations.NullMarked;
