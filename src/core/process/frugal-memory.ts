/**
 * Environment for the process that works on pictures. Linux's allocator keeps freed pixels for each thread that ever had some: with
 * two pools, and large blocks given back at once, the process takes a third less. Other systems do not read these.
 */
export const frugalMemory = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '1048576' } as const;
