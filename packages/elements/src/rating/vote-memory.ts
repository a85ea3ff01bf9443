const PREFIX = 'civico-rated:';
const memory = new Set<string>();

/**
 * Remembers for this session what was rated, without a cookie: session storage, or the page's memory where storage is forbidden.
 */
export const voteMemory = {
  voted(subject: string): boolean {
    if (memory.has(subject)) return true;
    try { return sessionStorage.getItem(PREFIX + subject) !== null; } catch { return false; }
  },
  remember(subject: string): void {
    memory.add(subject);
    try { sessionStorage.setItem(PREFIX + subject, '1'); } catch { /* the page's memory serves */ }
  },
};
