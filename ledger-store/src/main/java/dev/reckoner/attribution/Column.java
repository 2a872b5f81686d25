package dev.reckoner.attribution;

/** Where a node stands in the graph, from who consumes on the left to who serves on the right. */
public enum Column {
    /** Who paid. */
    PAYERS,
    /** Who asked, and answers that came from other answers. */
    APPLICATIONS,
    /** Answers. */
    ANSWERS,
    /** Models, and beside them who confirmed something of an answer. */
    MODELS,
    /** Who ran them. */
    OPERATORS,
    /** Who sold the answers, and what several operators use. */
    PROVIDERS;

    static Column of(NodeKind kind) {
        return switch (kind) {
            case PAYER -> PAYERS;
            case APPLICATION -> APPLICATIONS;
            case MODEL, WITNESS -> MODELS;
            case OPERATOR -> OPERATORS;
            case PROVIDER, BUILD, KEY, CERTIFICATE, ENDPOINT, PAYOUT -> PROVIDERS;
            default -> ANSWERS;
        };
    }
}
