/** The day on which the pictures of README and guide happen: the samples wait, end and repeat as of then. */
export const dayOfPictures = '2026-11-25';

/** Names the time at which the clock of a host starts, by the machine's own time zone. */
export const startVariable = 'SHIMING_PICTURES_START';
