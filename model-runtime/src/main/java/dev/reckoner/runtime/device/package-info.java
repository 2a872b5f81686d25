/** Execution providers and the record of the environment a run happened in. */
@NullMarked
package dev.reckoner.runtime.device;

import org.jspecify.annotations.NullMarked;
