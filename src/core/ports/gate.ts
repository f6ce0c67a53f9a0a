/** Whether pages are answered. Locked: nothing new is; what runs goes on. */
export type Gate = { isLocked(): boolean; set(isLocked: boolean): void };
