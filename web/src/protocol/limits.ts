/** What this client takes from a gateway, whatever a message says; checked before anything is allocated. */
export const LIMITS = {
  /** pixels of a desktop's width or height */
  desktopSide: 8192,
  /** bytes of one binary message */
  message: 128 * 1024 * 1024,
  /** bytes of a frame's operations */
  frameOperations: 16 * 1024 * 1024,
  /** bytes of data that a frame's operations take */
  frameData: 64 * 1024 * 1024,
  /** pixels of a pointer's width or height: [MS-RDPBCGR] 2.2.9.1.2.1.11 Large Pointer Update */
  pointerSide: 384,
  /** pictures of the pointer that are kept; slots are below this */
  pointerSlots: 16,
  /** pixels of one tile in the cache */
  tilePixels: 65536,
  /** pixels of one PHOTO */
  photoPixels: 262144,
  /** cache slots are below this */
  cacheSlots: 65536,
} as const;
