/** How much memory an imaging process may hold, and how long it may work on a page. All memory counts: heap, pixels, native libraries, WebAssembly. */

const megabyte = 1024 * 1024;

/**
 * Resident bytes beyond which the process ends itself, and its task is refused. Photos of 100 megapixels and A4 pages scanned at
 * 600 dpi in colour stay under it.
 */
export const mostResident = 1792 * megabyte;

/** Resident bytes after a task beyond which the process is not kept for the next one. A batch of photos stays under it. */
export const mostKept = 640 * megabyte;

/**
 * Milliseconds for each PDF of a task, until it is decoded: of processor time, and three times as many by the clock, since on a busy machine
 * a good page takes longer too.
 */
export const longestPage = { worked: 15_000, passed: 45_000 } as const;

/** Milliseconds between two looks. Memory that is written to grows by one to two gigabytes a second at most. */
export const lookEvery = 25;
