/**
 * The sample case: real models, real inferences, and enclaves under a root of its own. The faults in it are made on purpose
 * and listed in its manifest.
 */
@NullMarked
package dev.reckoner.audit.sample;

import org.jspecify.annotations.NullMarked;
