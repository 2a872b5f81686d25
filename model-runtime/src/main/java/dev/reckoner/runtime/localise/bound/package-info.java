/** How far rounding may move what an operator makes of given inputs: one class for each family of operators. */
@NullMarked
package dev.reckoner.runtime.localise.bound;

import org.jspecify.annotations.NullMarked;
