/** Accountability policies: what a claim must carry to be relied on, what a policy decides, and what it costs and leaves open. */
@NullMarked
package dev.reckoner.policy;

import org.jspecify.annotations.NullMarked;
