/** The Trails place: what was imported, what was read of it and what was not. */
@NullMarked
package dev.reckoner.ui.trails;

import org.jspecify.annotations.NullMarked;
