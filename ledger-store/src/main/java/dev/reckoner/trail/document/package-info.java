/** Documents decoded into fields, each with the bytes it came from. */
@NullMarked
package dev.reckoner.trail.document;

import org.jspecify.annotations.NullMarked;
