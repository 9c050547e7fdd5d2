import type * as z from 'zod';
import { DATE_PATTERN, parseDate } from '../text/date.ts';
import { HANDOVER_PATTERN, parseHandover } from '../text/handover.ts';
import { parseTurnLength, TURN_LENGTH_PATTERN } from '../text/turn-length.ts';
import { parseWallTime, WALL_TIME_PATTERN } from '../text/wall-time.ts';
import { weekly } from './calendars.ts';
import { timeZone } from './people.ts';
import { identifier, leaf, line, list, listOrOne, reference, section, table } from './shapes.ts';

const date = leaf(parseDate, { examples: ['2026-01-05'], pattern: DATE_PATTERN });
const wallTime = leaf(parseWallTime, { examples: ['2026-10-01 22:00'], pattern: WALL_TIME_PATTERN });

const layer = section({
  name: line(60, '夜班', 'Names the layer where shifts are shown.').optional(),
  members: listOrOne(listOrOne(reference('lin'), 'lin'), 'lin, [wang, tom]'),
  every: leaf(parseTurnLength, {
    examples: ['day', 'week', '2 days', '12h', 'shift'],
    pattern: TURN_LENGTH_PATTERN,
    description: 'How long a turn is, on the wall clock, or in shifts.',
  }),
  handover: leaf(parseHandover, {
    examples: ['09:00', 'mon 09:00', 'mon'],
    pattern: HANDOVER_PATTERN,
    description: 'When turns change; midnight when left out.',
  }).optional(),
  from: date,
  until: date.optional(),
  during: weekly.optional(),
});

const override = section({
  from: wallTime,
  until: wallTime,
  who: listOrOne(reference('tom'), 'tom'),
  instead: reference('lin').optional(),
});

const schedule = section({
  'time-zone': timeZone.optional(),
  layers: list(layer, '{ members: [lin, wang], every: week, handover: mon 09:00, from: 2026-01-05 }'),
  overrides: list(override, '{ from: 2026-10-01 22:00, until: 2026-10-02 06:00, who: tom }').optional(),
});

export const onCall = table(
  identifier('night-desk'),
  schedule,
  'one block per on-call schedule, named as in tell: on-call:night-desk',
).optional();

export type ScheduleSection = z.output<typeof schedule>;
export type OnCallLayerSection = z.output<typeof layer>;
