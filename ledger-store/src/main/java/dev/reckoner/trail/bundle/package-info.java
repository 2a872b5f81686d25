/** The native bundle, {@code *.trail}: reading and writing. */
@NullMarked
package dev.reckoner.trail.bundle;

import org.jspecify.annotations.NullMarked;
