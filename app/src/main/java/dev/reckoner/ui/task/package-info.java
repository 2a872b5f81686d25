/** Background work of the window. */
@NullMarked
package dev.reckoner.ui.task;

import org.jspecify.annotations.NullMarked;
