/** The frame of the window: rail, header, activity bar. */
@NullMarked
package dev.reckoner.ui.shell;

import org.jspecify.annotations.NullMarked;
