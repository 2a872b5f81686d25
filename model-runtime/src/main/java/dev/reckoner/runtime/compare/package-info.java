/** Comparing claimed with recomputed values, and the verdict ladder. */
@NullMarked
package dev.reckoner.runtime.compare;

import org.jspecify.annotations.NullMarked;
