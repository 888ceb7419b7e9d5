import outcomes from './outcomes.zh-Hans.json';
import texts from './zh-Hans.json';

/** Fetched only by who reads it. */
export const CHINESE = { texts, outcomes };
