/** The command line. */
@NullMarked
package dev.reckoner.cli;

import org.jspecify.annotations.NullMarked;
