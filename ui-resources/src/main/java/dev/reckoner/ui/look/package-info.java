/** Colour tokens, fonts, icons and message texts. */
@NullMarked
package dev.reckoner.ui.look;

import org.jspecify.annotations.NullMarked;
