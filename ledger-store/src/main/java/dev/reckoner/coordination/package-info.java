/** What parties share, when they fail together, and where witnesses agree. Nothing here says why. */
@NullMarked
package dev.reckoner.coordination;

import org.jspecify.annotations.NullMarked;
