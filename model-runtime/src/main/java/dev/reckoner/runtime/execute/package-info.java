/** Running a model again. */
@NullMarked
package dev.reckoner.runtime.execute;

import org.jspecify.annotations.NullMarked;
