/** What parties share, and what witnesses say of claims. */
@NullMarked
package dev.reckoner.ui.coordination;

import org.jspecify.annotations.NullMarked;
