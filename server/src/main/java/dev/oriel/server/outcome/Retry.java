package dev.oriel.server.outcome;

/** Whether trying again makes sense. */
public enum Retry {
    /** somebody has to change something first */
    NEVER,
    /** when the user asks for it */
    MANUAL,
    /** by itself after a while: the fault passes */
    AUTO
}
