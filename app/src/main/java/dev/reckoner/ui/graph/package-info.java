/**
 * Pictures of graphs: who is bound to what, in columns from left to right. Contents, layout and shapes are plain records that know
 * no toolkit; only {@code GraphCanvas}, {@code Minimap} and {@code GraphFrames} know JavaFX.
 */
@NullMarked
package dev.reckoner.ui.graph;

import org.jspecify.annotations.NullMarked;
