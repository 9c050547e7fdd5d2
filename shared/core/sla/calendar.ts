/** Opening time on the wall clock, `["09:00", "18:00"]`. `"24:00"` is the end of the day; a close at or before its opening runs past midnight. */
export type Window = readonly [open: string, close: string];

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** A local date, `YYYY-MM-DD`. */
export type LocalDate = string;

/** Windows per weekday. A missing or empty day is closed. */
export type WeeklyHours = { readonly [D in Weekday]?: readonly Window[] };

/** Windows of one date with the reason that explanations show, such as a holiday's name. */
export type DatedWindows = { readonly date: LocalDate; readonly windows: readonly Window[]; readonly name?: string };

/**
 * When time counts. All times are wall-clock times in `timeZone`.
 * Precedence on one date: a whole-day holiday, then a replacement, then the weekly windows; breaks are cut out of whatever remains.
 */
export type Calendar = {
  readonly name: string;
  /** IANA name, such as `Asia/Shanghai`. */
  readonly timeZone: string;
  readonly weekly: WeeklyHours;
  /** Weekly windows of later versions, in any order: each from its date on, until the next. A window belongs to the date that it opens on. */
  readonly later?: readonly { readonly from: LocalDate; readonly weekly: WeeklyHours }[];
  /** Closed all day. */
  readonly holidays?: readonly { readonly date: LocalDate; readonly name?: string }[];
  /** Dates whose windows replace the weekly ones: China's make-up workdays, short days, special openings. */
  readonly replacements?: readonly DatedWindows[];
  /** Closed during these windows of a date: part-day holidays, meetings. */
  readonly breaks?: readonly DatedWindows[];
};
