/** The Ledger: how many entries, under which root, and whether they agree. */
@NullMarked
package dev.reckoner.ui.ledger;

import org.jspecify.annotations.NullMarked;
