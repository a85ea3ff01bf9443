const PREFIX = 'civico-rated:';

/** Remembers for this session what was rated, in session storage: no cookie. Where storage is forbidden the page forgets when it is left. */
export const voteMemory = {
  voted(subject: string): boolean {
    try { return !!sessionStorage.getItem(PREFIX + subject); } catch { return false; }
  },
  remember(subject: string): void {
    try { sessionStorage.setItem(PREFIX + subject, '1'); } catch { /* the element's own state serves until the page is left */ }
  },
};
