/** Operator traces in files: folders of a whole trace, single openings, and the exchange of a dispute. */
@NullMarked
package dev.reckoner.audit.trace;

import org.jspecify.annotations.NullMarked;
