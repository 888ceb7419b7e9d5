package dev.oriel.encoder;

/**
 * What a viewer's line allows a frame, in bytes of the message as far as they can be told beforehand.
 *
 * @param frameBytes what follows is cut short when its data, before compression, exceeds this
 * @param partBytes what follows is cut short when it exceeds this
 * @param soonBytes what the line takes so soon that nothing is to be drawn nearly right first; 0 where that is not known
 * @param measures the line is not known, and this frame will tell
 * @param refineBytes how much, before compression, may be spent on making exact what rests
 */
record LineBudget(int frameBytes, long partBytes, long soonBytes, boolean measures, int refineBytes) {}
