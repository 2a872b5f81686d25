/** Who paid for a response, on what grounds, and what it should have cost. */
@NullMarked
package dev.reckoner.appraise.payment;

import org.jspecify.annotations.NullMarked;
