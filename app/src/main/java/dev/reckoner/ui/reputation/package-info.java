/** How far each party can be relied on: timelines with their uncertainty, and what they rest on. */
@NullMarked
package dev.reckoner.ui.reputation;

import org.jspecify.annotations.NullMarked;
