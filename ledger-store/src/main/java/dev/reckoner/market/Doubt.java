package dev.reckoner.market;

/** Why the data cannot tell. */
public enum Doubt {
    /** Too little time before or after, or another intervention shortly before. */
    TOO_FEW_BUCKETS,
    /** Too few claims before. */
    TOO_FEW_CLAIMS,
    /** The line before runs out: it projects no use at all, from which nobody can move away. */
    TREND_RUNS_OUT,
    /** The interval holds both no effect and one that would matter, or chance would do as much. */
    CHANCE_DOES_AS_MUCH,
    /** Others' use changed as much at the same time. */
    OTHERS_CHANGED_TOO,
    /** Nothing is seen of it any more towards the end of that time: its trail may end, or its key not be known any longer. */
    NOT_SEEN_TO_THE_END,
    /** So much names it by its own word alone that use need not have fallen: its key may have changed. */
    NAMED_MORE,
    /** By itself chance would seldom do as much, among as many as were looked at sooner. */
    SEVERAL_TESTED,
    /** Too few interventions or providers. */
    TOO_FEW_CASES,
    /** All providers have the same coverage, or the same change. */
    NOTHING_DIFFERS
}
