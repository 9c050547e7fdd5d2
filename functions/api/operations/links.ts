import { type ActionGrant, checkAction, type LinkAction } from '../../../shared/app/notices/action-token.ts';
import { type Refusal, runCommand } from '../../../shared/app/run-command.ts';
import { personIn } from '../../../shared/core/actor.ts';
import type { CommandBody } from '../../../shared/core/command.ts';
import { defined } from '../../../shared/core/defined.ts';
import { referenceOf } from '../../../shared/core/reference.ts';
import type { Status } from '../../../shared/core/ticket.ts';
import type { HttpReply } from '../../../shared/lambda/http.ts';
import type { Call } from '../../../shared/lambda/http-api.ts';
import { commandIdOf } from '../../../shared/lambda/http-idempotency.ts';
import { FORGED_LINK, pageReply, type Words } from '../action-page.ts';
import type { ApiServices } from '../services.ts';
import { acknowledgedText } from './acknowledged-text.ts';

/** The links in mails: GET shows what would be done, since mail scanners follow links; only the button's POST does it. */
type LinkCall = Pick<Call, 'params'>;

type Texts = {
  readonly title: Words;
  readonly ask: Words;
  readonly button: Words;
  readonly done: Words;
  /** What to do where the link does nothing any more. */
  readonly instead: Words;
};

const ANSWER: Words = { en: 'To tell us more, answer the mail.', zh: '如需补充，请直接回复邮件。' };
const ASK_OWNER: Words = {
  en: 'Please talk to the owner of the ticket: a reply to the mail would go to the customer.',
  zh: '请直接联系首问责任人：回复该邮件，内容会发送给客户。',
};

const TEXTS: { readonly [A in LinkAction]: Texts } = {
  acknowledge: {
    title: { en: 'Acknowledge', zh: '确认收到' },
    ask: {
      en: 'You take charge of this ticket. What the mail warns of escalates no further, or once everyone who is awaited has acknowledged; the clocks go on.',
      zh: '由您接手此工单。邮件所述事项不再继续升级（须多人确认的，以全部确认为准），但计时不会停止。',
    },
    button: { en: 'I take charge', zh: '我来处理' },
    done: { en: 'Acknowledged.', zh: '已确认收到。' },
    instead: { en: 'A reply to the mail acknowledges as well.', zh: '直接回复该邮件，同样视为确认收到。' },
  },
  confirm: {
    title: { en: 'Is it solved?', zh: '问题解决了吗？' },
    ask: { en: 'Please confirm that your request has been solved.', zh: '请确认您的问题已经解决。' },
    button: { en: 'Yes, it is solved', zh: '是的，已解决' },
    done: { en: 'Thank you. We have noted that it is solved.', zh: '谢谢！我们已记录：问题已解决。' },
    instead: ANSWER,
  },
  'not-solved': {
    title: { en: 'Not solved yet?', zh: '问题还没有解决？' },
    ask: { en: 'Tell us that it is not solved, and we go on working on it.', zh: '如问题尚未解决，请告诉我们，我们将继续处理。' },
    button: { en: 'It is not solved', zh: '尚未解决' },
    done: {
      en: 'Thank you for telling us. The ticket is open again, and we go on working on it.',
      zh: '感谢您的反馈。工单已重新打开，我们将继续处理。',
    },
    instead: ANSWER,
  },
  'accept-handover': {
    title: { en: 'Take it over', zh: '接手工单' },
    ask: {
      en: 'You follow this ticket from now on, until the customer confirms that it is solved.',
      zh: '您将成为此工单的首问责任人，全程跟进直到客户确认问题解决。',
    },
    button: { en: 'I take it over', zh: '同意接手' },
    done: { en: 'Thank you. The ticket is yours now.', zh: '谢谢！此工单现由您负责跟进。' },
    instead: ASK_OWNER,
  },
  'decline-handover': {
    title: { en: 'Decline the handover', zh: '暂不接手' },
    ask: { en: 'The ticket stays with its owner, who is told.', zh: '工单仍由首问责任人跟进，系统会通知对方。' },
    button: { en: 'I cannot take it over', zh: '暂不接手' },
    done: { en: 'Noted. The ticket stays with its owner.', zh: '已记录。工单仍由首问责任人跟进。' },
    instead: ASK_OWNER,
  },
  unwatch: {
    title: { en: 'Stop following this ticket', zh: '不再关注此工单' },
    ask: { en: 'You get no more news of this ticket.', zh: '您将不再收到此工单的动态通知。' },
    button: { en: 'Stop following', zh: '不再关注' },
    done: { en: 'Done. You no longer follow this ticket.', zh: '已取消关注。' },
    instead: { en: 'Please ask a colleague to take you off its watchers.', zh: '请联系同事将您移出关注人名单。' },
  },
};

export const showAction =
  (services: ApiServices) =>
  async ({ params }: LinkCall): Promise<HttpReply> => {
    const grant = await grantOf(services, params);
    if ('content' in grant) return grant;
    const { title, ask, button } = TEXTS[grant.action];
    return pageReply({ status: 200, title, text: ask, button, reference: referenceOf(grant.ticketId) });
  };

export const doAction =
  (services: ApiServices) =>
  async ({ params }: LinkCall): Promise<HttpReply> => {
    const grant = await grantOf(services, params);
    if ('content' in grant) return grant;
    const command = { ...commandOf(grant), by: grant.by, ...onceOnly(grant, params.token) };
    const outcome = await runCommand(services, grant.ticketId, command);
    if (!outcome.ok) return refusalPage(grant, outcome.rejection);
    const { organisation, mail } = await services.configuration.current();
    const said = grant.action === 'acknowledge' ? acknowledgedText(outcome, grant, { organisation, mail }) : undefined;
    const { title, done } = TEXTS[grant.action];
    return pageReply({ status: 200, title, text: said ?? done, reference: referenceOf(grant.ticketId) });
  };

/**
 * The link is its own idempotency key: pressing the button twice is asking once. An acknowledgement that has lapsed can be given
 * again by the same link; one that has not is the same one. Who follows the ticket anew can leave it anew.
 */
const onceOnly = ({ action }: ActionGrant, token: string | undefined) =>
  action === 'acknowledge' || action === 'unwatch' ? {} : { commandId: commandIdOf(['link'], token, '') };

function commandOf({ action, metric, clocks, by }: ActionGrant): CommandBody {
  switch (action) {
    case 'acknowledge':
      return { type: 'acknowledge', ...defined({ metric, clocks }) };
    case 'confirm':
      return { type: 'confirm' };
    case 'not-solved':
      return { type: 'reopen', because: 'not-solved' };
    case 'accept-handover':
    case 'decline-handover':
      return { type: action };
    case 'unwatch':
      return { type: 'unwatch', person: personIn(by) ?? '' };
  }
}

/** What the link allows, or the page that says why it allows nothing. */
async function grantOf(services: ApiServices, params: LinkCall['params']): Promise<ActionGrant | HttpReply> {
  const check = checkAction(await services.secrets.signingKey(), params.token ?? '', services.now());
  if (check.ok) return check.grant;
  if (check.reason === 'forged') return pageReply(FORGED_LINK);
  return expiredPage(check.grant);
}

function expiredPage({ action, ticketId }: ActionGrant): HttpReply {
  const { en, zh } = TEXTS[action].instead;
  return pageReply({
    status: 410,
    title: { en: 'This link has expired', zh: '链接已过期' },
    text: { en: `Nothing was changed. ${en}`, zh: `未做任何更改。${zh}` },
    reference: referenceOf(ticketId),
  });
}

function refusalPage(grant: ActionGrant, refusal: Refusal): HttpReply {
  if (refusal.code === 'not-found') return pageReply(FORGED_LINK);
  const { title } = TEXTS[grant.action];
  return pageReply({ status: 409, title, text: reasonOf(grant, refusal), reference: referenceOf(grant.ticketId) });
}

function reasonOf(grant: ActionGrant, refusal: Refusal): Words {
  switch (refusal.code) {
    case 'wrong-status':
      return overtaken(grant, refusal.status);
    case 'merged':
      return overtaken(grant, 'merged');
    case 'no-handover':
      return OFFER_GONE;
    default:
      return NOTHING_LEFT;
  }
}

const STATUS_WORDS: { readonly [S in Status]: Words } = {
  open: { en: 'open, and we are working on it', zh: '处理中' },
  'on-hold': { en: 'on hold', zh: '已暂停处理' },
  'solution-proposed': { en: 'waiting for an answer to the proposed solution', zh: '已提出解决方案，待反馈' },
  resolved: { en: 'resolved', zh: '已解决' },
  confirmed: { en: 'confirmed as solved', zh: '已确认解决' },
  closed: { en: 'closed', zh: '已关闭' },
  merged: { en: 'merged into another one', zh: '已合并至其他工单' },
};

/** Only a customer has more to tell us: staff know where the ticket is, and a reply of theirs may go to the customer. */
function overtaken({ by }: ActionGrant, status: Status): Words {
  const { en, zh } = STATUS_WORDS[status];
  const more = by.startsWith('requester:') ? ANSWER : { en: '', zh: '' };
  return {
    en: `Nothing was changed: the ticket is ${en}. ${more.en}`.trimEnd(),
    zh: `未做任何更改：工单当前状态为“${zh}”。${more.zh}`,
  };
}

const OFFER_GONE: Words = {
  en: 'Nothing was changed: this handover has been answered, was taken back, or ran out of time.',
  zh: '未做任何更改：此交接请求已答复、已撤回或已过期。',
};

const NOTHING_LEFT: Words = {
  en: 'Nothing was changed: no promise on this ticket is running any more.',
  zh: '未做任何更改：此工单已没有正在计时的承诺。',
};
