/** Members of JSON objects whose form is prescribed, each insisted upon. */
@NullMarked
package dev.reckoner.trail.opengradient.member;

import org.jspecify.annotations.NullMarked;
