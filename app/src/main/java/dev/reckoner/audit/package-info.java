/** The use cases of an audit, without a screen. */
@NullMarked
package dev.reckoner.audit;

import org.jspecify.annotations.NullMarked;
