/** Who answers for what: the graph, its edges as a table, what binds whom, and isolating. */
@NullMarked
package dev.reckoner.ui.attribution;

import org.jspecify.annotations.NullMarked;
