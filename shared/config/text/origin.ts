/** Where an imported entry comes from, whatever the version was: `date-holidays 3.37.0 DE-BY` is from `date-holidays DE-BY`. */
export function originOf(source: string): string {
  return source.replace(/ \d+\.\d+\.\d+\S*/, '');
}

/** What the command `calendar` is told to get more from an origin. Of holidays by hand only the calendar's zone says whose they are. */
export function importOf(origin: string | undefined, timeZone: string): string {
  const place = /^date-holidays ([A-Z]{2})(?:-(.+))?$/.exec(origin ?? '');
  if (place !== null) return `import country ${place[1]}${place[2] === undefined ? '' : ` --region ${place[2]}`}`;
  if (origin?.startsWith('ics ')) return 'import ics PATH';
  return origin === 'chinese-days' || timeZone === 'Asia/Shanghai' ? 'import china' : 'import country CODE';
}
