/** The part of the Reputation place that says whether users answered to what became known. */
@NullMarked
package dev.reckoner.ui.market;

import org.jspecify.annotations.NullMarked;
