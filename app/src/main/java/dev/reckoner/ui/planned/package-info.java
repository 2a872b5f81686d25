/** Places that are planned: each says in one sentence what it will hold. */
@NullMarked
package dev.reckoner.ui.planned;

import org.jspecify.annotations.NullMarked;
