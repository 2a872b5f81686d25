/**
 * Who answers for what: the provenance of each answer in the terms of W3C PROV-DM, every edge with the findings it rests on and
 * how sure it is; what of it binds which party; and what an isolation touches.
 */
@NullMarked
package dev.reckoner.attribution;

import org.jspecify.annotations.NullMarked;
