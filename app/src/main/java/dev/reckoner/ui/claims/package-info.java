/** The Claims place: the table of all inferences, one claim's findings, and its evidence down to the bytes. */
@NullMarked
package dev.reckoner.ui.claims;

import org.jspecify.annotations.NullMarked;
