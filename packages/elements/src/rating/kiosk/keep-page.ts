/** What Trusted Types add to a page, as far as it is needed here. */
interface Policies { createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string } }

let kept: Promise<void> | undefined;

/**
 * Lets the town's own worker (`kiosk-worker.js`) keep this page on the tablet. Resolves when it opens without a network too.
 *
 * @param url of the worker, in the folder of the page or above it; on the same origin, which the browser itself checks
 * @throws Error in words for who sets up the tablet
 */
export function keepPage(url: string): Promise<void> {
  kept ??= keep(url);
  // Without a network nothing is learned: asked again when the tablet opens next.
  kept.catch(() => { kept = undefined; });
  return kept;
}

async function keep(url: string): Promise<void> {
  const { serviceWorker, storage } = navigator;
  if (!serviceWorker) throw new Error('Civico: this browser keeps no page for when there is no network. It needs https.');
  const { trustedTypes } = globalThis as { trustedTypes?: Policies };
  policy ??= trustedTypes?.createPolicy('civico-kiosk', { createScriptURL: (same) => same });
  await serviceWorker.register(policy?.createScriptURL(url) ?? url);
  // Votes that wait, and this page, are not to be cleared when the disk is full.
  void storage.persist?.();
  const { active } = await serviceWorker.ready;
  const files = performance.getEntriesByType('resource').filter(({ name, initiatorType }: PerformanceEntry & { initiatorType?: string }) => name.startsWith(`${location.origin}/`) && /link|css|img|script/.test(initiatorType ?? ''));
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise<void>((resolve, reject) => {
    port1.onmessage = ({ data }) => {
      port1.close();
      if (data === 'kept') resolve(); else reject(new Error(`Civico: the page is not kept for when there is no network. ${data}`));
    };
  });
  active!.postMessage({ page: location.href.split('#')[0], files: [...new Set(files.map(({ name }) => name))] }, [port2]);
  return answer;
}

let policy: ReturnType<Policies['createPolicy']> | undefined;
