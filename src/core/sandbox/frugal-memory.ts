/** Settings of Linux's allocator for the process that works on pictures, as environment; other systems do not read it. Sizes in bytes. */
const tunables = {
  // Large blocks in pages of two megabytes, where the system offers them: bringing them in piece by piece cost a fifth of all work.
  hugetlb: 1,
  // One place for the memory of all threads: each would keep the most that it ever had.
  arena_max: 1,
  // Whole photos go back to the system at once. What is smaller is used again: to get it anew each time made workers wait for one another.
  mmap_threshold: 8 * 1024 * 1024,
  // So much stays at the end of the heap for what comes next.
  trim_threshold: 16 * 1024 * 1024,
} as const;

export const frugalMemory = {
  GLIBC_TUNABLES: Object.entries(tunables)
    .map(([name, value]) => `glibc.malloc.${name}=${value}`)
    .join(':'),
} as const;
