/** Measuring Reckoner beside the bare tool under it: {@code reckoner bench}. */
@NullMarked
package dev.reckoner.cli.bench;

import org.jspecify.annotations.NullMarked;
