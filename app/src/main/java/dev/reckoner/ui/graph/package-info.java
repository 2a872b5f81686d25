/**
 * Pictures of graphs: who is bound to what, in columns from left to right. Contents, layout and shapes are plain records that know
 * no toolkit; JavaFX is known to {@code GraphCanvas} and what paints for it and listens for it.
 */
@NullMarked
package dev.reckoner.ui.graph;

import org.jspecify.annotations.NullMarked;
