const NAME = 'civico-outbox-waiting';

/** Notes on the device that something is in the outbox, so that a later page knows it without loading the outbox. Not personal, not a cookie. */
export function noteWaiting(waits: boolean): void {
  try {
    if (waits) localStorage.setItem(NAME, '1');
    else localStorage.removeItem(NAME);
  } catch { /* storage is forbidden: the outbox lives as long as the page */ }
}

export function somethingWaits(): boolean {
  try { return !!localStorage.getItem(NAME); } catch { return false; }
}
