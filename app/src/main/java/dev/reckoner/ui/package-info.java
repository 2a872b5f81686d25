/** The window. */
@NullMarked
package dev.reckoner.ui;

import org.jspecify.annotations.NullMarked;
