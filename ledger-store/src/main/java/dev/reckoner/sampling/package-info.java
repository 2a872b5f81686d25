/** What a random sample of claims that were run again says of the claims that were not. */
@NullMarked
package dev.reckoner.sampling;

import org.jspecify.annotations.NullMarked;
