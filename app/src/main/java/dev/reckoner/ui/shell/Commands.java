package dev.reckoner.ui.shell;

/** What the frame can do, from its header, its keys and the palette. */
interface Commands {
    void back();

    void forward();

    void search();

    void nextTheme();

    void help();

    void importTrail();

    void newCase();

    void openCase();

    void leaveCase();
}
