/** Languages of the desk. Chinese first: it is what most staff work in. */
export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];
