// Whatever stands in a calendar already, an import leaves it as it is, and done twice it is done once.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editCalendar, listsIn } from '../../../local/calendar/edit-calendar.ts';
import { importChina } from '../../../local/calendar/import-china.ts';
import { LISTS, mergeImport } from '../../../local/calendar/merge-import.ts';
import { errorsOf } from '../../config/small-file.ts';
import { officeFile } from './support.ts';

const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);

const blank = fc.constantFrom('', ' ', '   ');
const comment = fc.constantFrom('', ' # by us', '   # 我们自己');
const date = fc.integer({ min: 0, max: 729 }).map((day) => new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10));

/** One entry as people write them, on one line or on several, with a comment above it or behind it. */
const entry = (rest: string) =>
  fc.tuple(date, blank, comment, fc.constantFrom('line', 'lines', 'above')).map(([day, gap, behind, form]) => {
    const source = gap === '' ? ', source: chinese-days 1.0.0' : '';
    if (form === 'lines') return [day, `- ${gap}date: ${day}${behind}\n${' '.repeat(8 + gap.length)}name: ours`] as const;
    return [
      day,
      `${form === 'above' ? '# why\n      ' : ''}- {${gap} date: ${day}, name:${gap} ours${rest}${source} }${behind}`,
    ] as const;
  });

const listOf = (key: string, rest: string, width: number) =>
  fc.uniqueArray(entry(rest), { maxLength: 6, selector: ([day]) => day }).map((entries) => {
    const lines = entries.map(([, text]) => `${' '.repeat(6)}${text}\n`).join('');
    return entries.length === 0 ? '' : `    ${key}:\n${lines}`.replaceAll(/^ {6}/gm, ' '.repeat(width));
  });

const text = fc
  .tuple(
    listOf('holidays', '', 6),
    listOf('breaks', ', closed: 12:00-13:00', 6).filter((list) => !list.includes('name: ours\n')),
    fc.boolean(),
  )
  .map(([holidays, breaks, windows]) => {
    const file = officeFile(holidays + breaks);
    return windows ? file.replaceAll('\n', '\r\n') : file;
  })
  .filter((file) => errorsOf(file).length === 0);

const years = fc.constantFrom([2025], [2026], [2025, 2026]);

test(`any calendar (SEED=${seed})`, () => {
  fc.assert(
    fc.property(text, years, (before, asked) => {
      const imported = importChina(asked, 'zh-CN');
      if (!imported.ok) throw new Error(imported.message);
      const merge = (file: string) => mergeImport(listsIn(file, 'office'), { ...imported, years: asked, like: () => 'mon' });
      const { changes } = merge(before);
      const edited = editCalendar(before, 'office', changes);
      if (!edited.ok) throw new Error(edited.message);

      expect(errorsOf(edited.text)).toEqual([]);
      expect(LISTS.map((list) => merge(edited.text).changes[list])).toEqual([
        { remove: [], add: [] },
        { remove: [], add: [] },
      ]);
      const kept = before.split('\n').filter((line) => !line.includes('chinese-days 1.0.0'));
      const after = edited.text.split('\n');
      let at = -1;
      for (const line of kept) {
        at = after.indexOf(line, at + 1);
        expect(at, line).toBeGreaterThanOrEqual(0);
      }
    }),
    { seed, numRuns: 150 },
  );
});
