/** What about a response no evidence covers. */
@NullMarked
package dev.reckoner.appraise.coverage;

import org.jspecify.annotations.NullMarked;
