/** What the distribution promises: it starts anywhere, and names what it contains. */
@NullMarked
package dev.reckoner.distribution;

import org.jspecify.annotations.NullMarked;
