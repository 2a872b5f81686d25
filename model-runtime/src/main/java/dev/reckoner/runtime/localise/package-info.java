/** Which operator of a model went wrong. */
@NullMarked
package dev.reckoner.runtime.localise;

import org.jspecify.annotations.NullMarked;
