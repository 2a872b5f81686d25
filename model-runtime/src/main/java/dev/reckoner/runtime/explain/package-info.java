/** Which other model, precision, configuration or input gives a claimed output. */
@NullMarked
package dev.reckoner.runtime.explain;

import org.jspecify.annotations.NullMarked;
