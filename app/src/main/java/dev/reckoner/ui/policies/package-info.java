/** The Policies place: what a claim must carry to be relied on, as a text to work on, and what that costs and refuses. */
@NullMarked
package dev.reckoner.ui.policies;

import org.jspecify.annotations.NullMarked;
