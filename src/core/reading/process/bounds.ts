/** How much memory a reader may hold. All memory counts: heap, networks, pixels. */

const megabyte = 1024 * 1024;

/** Resident bytes beyond which a reader is ended, and its scan not read. */
export const mostResident = 1000 * megabyte;

/** Resident bytes after a scan beyond which a reader is not kept for the next one. */
export const mostKept = 600 * megabyte;
