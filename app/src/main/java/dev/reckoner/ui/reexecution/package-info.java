/** The Re-execution place: a queue of claims to run again, and claimed beside recomputed values. */
@NullMarked
package dev.reckoner.ui.reexecution;

import org.jspecify.annotations.NullMarked;
