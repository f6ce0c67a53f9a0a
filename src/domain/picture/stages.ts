/** The way of a scan to the upload picture, stage by stage, as it is reported while it runs. */

/** `decode` turns upright too: one call of the library does both. */
export const stages = ['decode', 'locate', 'measure', 'read', 'rectify', 'encode', 'prove'] as const;
export type Stage = (typeof stages)[number];
