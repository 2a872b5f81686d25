/** What a proof trail claims, and on what evidence. */
@NullMarked
package dev.reckoner.trail;

import org.jspecify.annotations.NullMarked;
