import * as z from 'zod/mini';
import type { Routes } from '../route.ts';
import { onCallOverrideRequest, onCallSwapRequest } from '../schemas/on-call.ts';
import { language } from '../schemas/words.ts';
import { described, instantInQuery, line } from '../text.ts';

const stretch = {
  from: z.optional(described(instantInQuery, 'Now when left out')),
  to: z.optional(described(instantInQuery, 'At most 400 days after `from`')),
};

/** Who is on call, when, and who stands in for whom. */
export const onCallRoutes = {
  listOnCall: {
    method: 'GET',
    path: '/v1/on-call',
    tag: 'on-call',
    access: 'read-settings',
    summary: 'Who is on call now, until when, and who is next',
    query: z.strictObject({ at: z.optional(described(instantInQuery, 'At this instant; now when left out')) }),
    answers: [{ status: 200, description: 'Every schedule', content: { kind: 'json', schema: 'OnCallNowList' } }],
  },
  getOnCall: {
    method: 'GET',
    path: '/v1/on-call/{schedule}',
    tag: 'on-call',
    access: 'read-settings',
    summary: 'Its shifts, two weeks of them when `to` is left out',
    query: z.strictObject(stretch),
    answers: [{ status: 200, description: 'The shifts', content: { kind: 'json', schema: 'OnCallShiftList' } }],
    problems: [404],
  },
  listOnCallGaps: {
    method: 'GET',
    path: '/v1/on-call/{schedule}/gaps',
    tag: 'on-call',
    access: 'read-settings',
    summary: 'When nobody is on call, or nobody who can be told, within 90 days when `to` is left out',
    query: z.strictObject(stretch),
    answers: [{ status: 200, description: 'The gaps', content: { kind: 'json', schema: 'OnCallGapList' } }],
    problems: [404],
  },
  getOnCallCalendar: {
    method: 'GET',
    path: '/v1/on-call/{schedule}/calendar.ics',
    tag: 'on-call',
    access: 'read-settings',
    summary: 'Its shifts for calendar programs (RFC 5545), 90 days of them when `to` is left out',
    query: z.strictObject({
      ...stretch,
      person: z.optional(described(line(40), 'Only the shifts of this person')),
      lang: z.optional(described(language, 'Of the titles; the organisation’s when left out')),
    }),
    answers: [{ status: 200, description: 'An iCalendar file', content: { kind: 'calendar' } }],
    problems: [404],
  },
  overrideOnCall: {
    method: 'POST',
    path: '/v1/on-call/{schedule}/overrides',
    tag: 'on-call',
    access: 'change-on-call',
    summary: 'Let somebody stand in',
    description: 'It wins over layers and over earlier overrides, at once and without a deployment.',
    body: { kind: 'json', schema: onCallOverrideRequest },
    answers: [{ status: 201, description: 'The override', content: { kind: 'json', schema: 'OnCallOverride' } }],
    problems: [404, 409],
  },
  removeOnCallOverride: {
    method: 'DELETE',
    path: '/v1/on-call/{schedule}/overrides/{override}',
    tag: 'on-call',
    access: 'change-on-call',
    summary: 'Take an override back',
    answers: [{ status: 200, description: 'What it was', content: { kind: 'json', schema: 'OnCallOverride' } }],
    problems: [404],
  },
  swapOnCall: {
    method: 'POST',
    path: '/v1/on-call/{schedule}/swaps',
    tag: 'on-call',
    access: 'change-on-call',
    summary: 'Let two people exchange their shifts',
    description: 'Each is named with an instant in the shift that they give away. Whole shifts change hands, by two overrides.',
    body: { kind: 'json', schema: onCallSwapRequest },
    answers: [{ status: 201, description: 'The two overrides', content: { kind: 'json', schema: 'OnCallOverrideList' } }],
    problems: [404, 409],
  },
} as const satisfies Routes;
