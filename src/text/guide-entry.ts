/** What the desk says of one known failure: what it means, and what to do, step by step. */
export type GuideEntry = { readonly means: string; readonly steps: readonly string[] };
