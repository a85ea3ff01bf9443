import type { HandlersFor } from '../../kernel/handlers.ts';
import type { Call, Kernel } from '../../kernel/kernel.ts';
import { PAGE_HEADERS, PAGE_TYPE, pageHtml } from '../../kernel/page.ts';
import { ProblemError } from '../../kernel/problem.ts';
import { oneLine } from '../../kernel/text.ts';
import { unansweredBound } from '../messages/bounds.ts';
import { type LinkPurpose, readLinkToken } from '../subscriptions/links.ts';
import { CONFIRM_PAGES, LEAVE_PAGES, type PageSentences } from './pages.ts';
import { problems } from './subscriptions.messages.ts';

type LinkCall = Pick<Call<{ token: string }>, 'town' | 'params' | 'language'>;
type PageAnswer = Awaited<ReturnType<HandlersFor<'showConfirmation'>['showConfirmation']>>;
interface Subscription { state: 'waiting' | 'active' | 'left'; live: boolean; title: string }

const FIND = `select state, coalesce(expires_at > now(), true) and not hidden as live, title
  from subscriptions join reports on reports.id = report_id where subscriptions.id = $1 and subscriptions.comune = $2`;

/** Once, also when it is pressed twice at the same moment: the second waits for the first and finds nothing to do. */
const CONFIRM = `with confirmed as (
    update subscriptions set state = 'active', counted = true, proven = true, expires_at = null
    where id = $1 and comune = $2 and state = 'waiting' and expires_at > now() and exists (select from reports where reports.id = report_id and not hidden)
    returning report_id, email),
  counted as (update reports set followers = followers + 1 from confirmed where reports.id = report_id)
  select email from confirmed`;

/** The address goes at once, and with it what has not been sent yet. The empty row stays a while, to say so to whoever presses again. */
const LEAVE = `with leaving as (select id, counted from subscriptions where id = $1 and comune = $2 and state <> 'left' for no key update),
  gone as (
    update subscriptions set state = 'left', email = null, counted = false, expires_at = now() + interval '30 days' from leaving
    where subscriptions.id = leaving.id returning report_id, leaving.counted),
  counted as (update reports set followers = greatest(followers - 1, 0) from gone where reports.id = report_id and gone.counted)
  delete from messages where subscription_id = $1 and sent_at is null`;

/** The pages behind the links in messages. A GET only shows a button, because mail scanners open every link; the POST does it. */
export function subscriptionHandlers({ pool, db, secrets }: Kernel): HandlersFor<'showConfirmation' | 'confirmSubscription' | 'showLeaving' | 'leaveSubscription'> {
  const idOf = ({ params }: LinkCall, purpose: LinkPurpose) => {
    const id = readLinkToken(secrets, purpose, params.token);
    if (id === undefined) throw new ProblemError(problems['link-invalid']);
    return id;
  };
  const find = async (call: LinkCall, id: string) => (await pool.query<Subscription>(FIND, [id, call.town.id])).rows[0];

  const confirmed = async (call: LinkCall, id: string): Promise<PageAnswer> => {
    const found = await find(call, id);
    if (found === undefined || !found.live) throw new ProblemError(problems['link-expired']);
    return page(call, CONFIRM_PAGES[found.state], found.title);
  };
  const left = async (call: LinkCall, id: string): Promise<PageAnswer> => page(call, LEAVE_PAGES[(await find(call, id))?.state ?? 'left']);

  return {
    showConfirmation: async (call) => confirmed(call, idOf(call, 'confirm')),
    async confirmSubscription(call) {
      const id = idOf(call, 'confirm');
      const { rows: [proof] } = await pool.query<{ email: string }>(CONFIRM, [id, call.town.id]);
      // Whoever answers wants to be written to.
      if (proof !== undefined) await db.deleteFrom('rate_limits').where('bucket', '=', unansweredBound(secrets, proof.email).bucket).execute();
      return confirmed(call, id);
    },
    showLeaving: async (call) => left(call, idOf(call, 'leave')),
    async leaveSubscription(call) {
      const id = idOf(call, 'leave');
      await pool.query(LEAVE, [id, call.town.id]);
      return left(call, id);
    },
  };
}

function page({ town, language }: LinkCall, sentences: PageSentences, report?: string): PageAnswer {
  const { title, text, button } = sentences[language];
  const about = report === undefined ? [] : [`“${oneLine(report)}”`];
  return {
    status: 200, type: PAGE_TYPE, headers: { ...PAGE_HEADERS, 'content-language': language },
    body: pageHtml({ language, owner: `Comune di ${town.name}`, title, paragraphs: [...about, text], ...(button === undefined ? {} : { button }) }),
  };
}
