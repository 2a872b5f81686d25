/** What is shown while no case is open. */
@NullMarked
package dev.reckoner.ui.welcome;

import org.jspecify.annotations.NullMarked;
