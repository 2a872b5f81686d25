package dev.reckoner.cli;

import java.io.Console;
import java.util.Optional;

/** Where a person can be asked for what nobody else is to see. */
interface Terminal {
    /** What was typed, without showing it; empty where there is no terminal, and where the person ended the input instead. */
    Optional<char[]> ask(String prompt);

    /** The one that the program was started from. */
    static Terminal ofSystem() {
        return prompt -> {
            Console console = System.console();
            return console == null || !console.isTerminal()
                    ? Optional.empty()
                    : Optional.ofNullable(console.readPassword("%s", prompt));
        };
    }
}
