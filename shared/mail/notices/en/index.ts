import type { NoticeWriters } from '../notice-writers.ts';
import { acknowledgementLapsed } from './acknowledgement-lapsed.ts';
import { assigned } from './assigned.ts';
import { breach } from './breach.ts';
import { closed } from './closed.ts';
import { escalation } from './escalation.ts';
import { handover } from './handover.ts';
import { link } from './link.ts';
import { merged } from './merged.ts';
import { news } from './news.ts';
import { onHold } from './on-hold.ts';
import { received } from './received.ts';
import { replied } from './replied.ts';
import { resolved } from './resolved.ts';
import { solutionProposed } from './solution-proposed.ts';
import { warning } from './warning.ts';

export const englishNotices: NoticeWriters = {
  received,
  replied,
  'on-hold': onHold,
  'solution-proposed': solutionProposed,
  resolved,
  closed,
  merged,
  link,
  assigned,
  handover,
  news,
  warning,
  breach,
  escalation,
  'acknowledgement-lapsed': acknowledgementLapsed,
};
