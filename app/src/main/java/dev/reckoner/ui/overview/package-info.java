/** The Overview: the case at a glance. */
@NullMarked
package dev.reckoner.ui.overview;

import org.jspecify.annotations.NullMarked;
