/** The walk that finds, between a trace holder and somebody who doubts the trace, the one operator that does not follow. */
@NullMarked
package dev.reckoner.runtime.commit.dispute;

import org.jspecify.annotations.NullMarked;
