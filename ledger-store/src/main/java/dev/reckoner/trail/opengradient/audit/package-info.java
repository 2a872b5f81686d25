/** Lines of the audit trail that an example of OpenGradient's SDK writes. */
@NullMarked
package dev.reckoner.trail.opengradient.audit;

import org.jspecify.annotations.NullMarked;
