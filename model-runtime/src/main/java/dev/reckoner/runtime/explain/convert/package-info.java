/** Models converted to another precision on the spot, as the usual tools convert them. */
@NullMarked
package dev.reckoner.runtime.explain.convert;

import org.jspecify.annotations.NullMarked;
