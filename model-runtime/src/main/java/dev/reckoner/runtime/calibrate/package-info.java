/** Measuring by how much honest runs of a model differ, and what a claim may therefore differ by. */
@NullMarked
package dev.reckoner.runtime.calibrate;

import org.jspecify.annotations.NullMarked;
