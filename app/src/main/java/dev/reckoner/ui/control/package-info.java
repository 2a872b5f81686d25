/** Controls that several places use. */
@NullMarked
package dev.reckoner.ui.control;

import org.jspecify.annotations.NullMarked;
