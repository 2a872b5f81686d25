/** How far a subject can be relied on, over time, as far as the verdicts about it tell: the mathematics alone. */
@NullMarked
package dev.reckoner.reputation;

import org.jspecify.annotations.NullMarked;
