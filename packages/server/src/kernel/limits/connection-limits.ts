/** What connections and the answers on them may hold. A caller is an IPv4 address or the /64 of an IPv6 one. */
export interface ConnectionLimits {
  /** Requests of one caller under way at once. Default 128: behind one address of a mobile network stand thousands of people, and a request takes milliseconds. */
  requests: number;
  /** Connections of one caller; not applied behind proxies, whose connections they are. Default 256. */
  sockets: number;
  /** Connections in all. Default 8,192. */
  socketsInAll: number;
  /** Bytes of answers that one caller has not read yet. Default 64 MiB. */
  unread: number;
  /** The same in all. Default 256 MiB. */
  unreadInAll: number;
  /** Milliseconds after which a connection on which nothing moves is closed. Default 60,000. */
  silence: number;
  /** Milliseconds for the headers of a request. Default 20,000. */
  headers: number;
  /** Bytes a second that a body must bring, and that are read of an answer, on average. Default 2,000. */
  pace: number;
  /** Milliseconds before the pace is looked at. Default 15,000. */
  grace: number;
  /** Milliseconds between two looks. Default 1,000. */
  every: number;
}

const MIB = 1024 ** 2;

export const CONNECTION_LIMITS: ConnectionLimits = {
  requests: 128, sockets: 256, socketsInAll: 8192, unread: 64 * MIB, unreadInAll: 256 * MIB, silence: 60_000, headers: 20_000, pace: 2000, grace: 15_000, every: 1000,
};

/** Milliseconds in which `bytes` must have passed. */
export const timeFor = (bytes: number, { pace, grace }: ConnectionLimits): number => grace + (bytes / pace) * 1000;
