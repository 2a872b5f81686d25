/** Operator traces as a trail carries them: a list of what every operator made, whose root a record may sign, beside the values. */
@NullMarked
package dev.reckoner.trail.trace;

import org.jspecify.annotations.NullMarked;
