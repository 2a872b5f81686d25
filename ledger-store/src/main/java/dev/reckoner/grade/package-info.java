/** How sure something is. */
@NullMarked
package dev.reckoner.grade;

import org.jspecify.annotations.NullMarked;
