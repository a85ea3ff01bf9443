declare module '../../kernel/options.ts' {
  interface ServerOptions {
    /** Bytes of photos that no report names yet. */
    photoLimits?: Partial<PhotoLimits> | undefined;
    /**
     * Bytes that stay free on the disk of the embedded PostgreSQL: photos are refused before it is full. Default 512 MiB. With a
     * database of one's own it is looked at only where given: then that database is on the disk of `dataDir`.
     */
    diskReserve?: number | undefined;
  }
}

export interface PhotoLimits {
  /** Sent by one caller in an hour, over all processes. Default 512 MiB. */
  caller: number;
  /** Waiting in one town. Default 2 GiB. */
  town: number;
  /** Waiting in all towns. Default 8 GiB. */
  server: number;
}

const MIB = 1024 ** 2;

export const PHOTO_LIMITS: PhotoLimits = { caller: 512 * MIB, town: 2048 * MIB, server: 8192 * MIB };
export const DISK_RESERVE = 512 * MIB;
