import type { ColumnType } from 'kysely';

/** ISO 8601 in UTC; the connection reads and writes timestamps as text. */
export type Timestamp = string;
export type TimestampByDefault = ColumnType<string, string | undefined, string>;

export interface RateLimitsTable { bucket: Buffer; count: number; resets_at: Timestamp }
export interface IdempotencyTable {
  comune: string; operation: string; key: string; fingerprint: Buffer; status: number; answer: Buffer;
  created_at: TimestampByDefault; expires_at: Timestamp;
}

export interface SecretFingerprintTable { only_row: ColumnType<boolean, undefined, never>; fingerprint: string; created_at: TimestampByDefault }

/** The tables, as the migrations leave them: those of the kernel, to which slices add theirs. */
export interface Tables { rate_limits: RateLimitsTable; idempotency: IdempotencyTable; secret_fingerprint: SecretFingerprintTable }
