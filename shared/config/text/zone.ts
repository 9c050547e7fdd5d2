import { isTimeZone } from '../../core/sla/zone.ts';
import { type Parsed, parsed, quote, refused } from './parsed.ts';
import { suggest } from './suggest.ts';

/** Names that people try first for zones that are called otherwise. */
const COMMON: ReadonlyMap<string, string> = new Map(
  Object.entries({
    beijing: 'Asia/Shanghai',
    'asia/beijing': 'Asia/Shanghai',
    china: 'Asia/Shanghai',
    cst: 'Asia/Shanghai',
    'gmt+8': 'Asia/Shanghai',
    'utc+8': 'Asia/Shanghai',
    '+08:00': 'Asia/Shanghai',
    gmt: 'UTC',
    z: 'UTC',
  }),
);

/**
 * Reads the IANA name of a time zone, such as `Asia/Shanghai` or `UTC`. Offsets are refused, since they know no daylight saving time,
 * and so are abbreviations: CST is Chicago's time to some and China's to others.
 */
export function parseZone(text: string): Parsed<string> {
  const written = text.trim();
  if (written === 'UTC' || (/^[A-Z][A-Za-z]+(\/[\w+-]+)+$/.test(written) && isTimeZone(written) && !isMiscased(written)))
    return parsed(written);
  const meant = COMMON.get(written.toLowerCase()) ?? suggest(written, Intl.supportedValuesOf('timeZone'));
  return refused(
    `${quote(text)} is not a time zone of the IANA database; ${meant === undefined ? 'write e.g. Asia/Shanghai' : `did you mean ${meant}?`}`,
  );
}

/** The database is asked without regard to case, but other readers of the name may not be so kind. */
function isMiscased(name: string): boolean {
  const proper = Intl.supportedValuesOf('timeZone').find((zone) => zone.toLowerCase() === name.toLowerCase());
  return proper !== undefined && proper !== name;
}
