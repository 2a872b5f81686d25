/** What a party says to a finding about it, signed by it: the format of docs/answers.md, read and written. */
@NullMarked
package dev.reckoner.answer;

import org.jspecify.annotations.NullMarked;
