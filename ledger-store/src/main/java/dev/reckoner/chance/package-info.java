/** How likely something is to come about by chance: draws that can be repeated, p-values, many tests at once. */
@NullMarked
package dev.reckoner.chance;

import org.jspecify.annotations.NullMarked;
