/** A clerk who may sign in. `passwordHash` comes from `hashPassword`. */
export interface StaffUser { username: string; passwordHash: string; name: string; comune: string }

declare module '../../kernel/options.ts' {
  interface ServerOptions { staff: readonly StaffUser[] }
}
