import type { FormContext } from './form-environment.ts';
import type { NearbyReport } from './form-state.ts';

/** "Anche io": follows an open report nearby instead of sending the same again. */
export class NearbyFollower {
  private readonly form: FormContext;
  /** One key for each report, so that pressing again after a lost answer counts once. */
  private readonly keys = new Map<string, string>();

  constructor(form: FormContext) {
    this.form = form;
  }

  /** Resolves to the number of followers, undefined when it could not be done. */
  async follow(id: string): Promise<number | undefined> {
    const key = this.keys.get(id) ?? this.form.env.newKey();
    this.keys.set(id, key);
    this.mark(id, 'following');
    try {
      const { followers } = await (await this.form.env.findPort()).followReport({ id }, { key });
      this.mark(id, 'followed');
      return followers;
    } catch {
      this.mark(id, 'failed');
      return undefined;
    }
  }

  private mark(id: string, follow: NearbyReport['follow']): void {
    const nearby = this.form.work()?.nearby;
    if (nearby) this.form.patch({ nearby: nearby.map((near) => near.report.id === id ? { ...near, follow } : near) });
  }
}
