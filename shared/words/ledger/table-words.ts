import type { Language } from '../../core/language.ts';

type SumKey = `${'counted' | 'closed' | 'holiday' | 'break' | 'held' | 'solved'}Seconds`;

/** The labels around a ledger that is shown as a table. */
export type TableWords = {
  readonly rules: string;
  readonly changes: string;
  readonly from: string;
  readonly to: string;
  readonly length: string;
  readonly counted: string;
  readonly why: string;
  readonly phases: { readonly ahead: string; readonly spare: string };
  readonly sum: string;
  readonly kinds: readonly (readonly [key: SumKey, name: string])[];
};

export const TABLE_WORDS: { readonly [L in Language]: TableWords } = {
  en: {
    rules: 'Which rule decides',
    changes: 'What would change it',
    from: 'From',
    to: 'To',
    length: 'Length',
    counted: 'Counted so far',
    why: 'Why',
    phases: { ahead: 'from here on expected', spare: 'from here on not needed' },
    sum: 'So far: ',
    kinds: [
      ['countedSeconds', 'counted'],
      ['heldSeconds', 'held'],
      ['closedSeconds', 'closed'],
      ['holidaySeconds', 'holidays'],
      ['breakSeconds', 'breaks'],
      ['solvedSeconds', 'solved'],
    ],
  },
  'zh-CN': {
    rules: '适用的规则',
    changes: '哪些情况会改变它',
    from: '起',
    to: '止',
    length: '时长',
    counted: '累计计时',
    why: '原因',
    phases: { ahead: '以下为预计', spare: '以下未使用' },
    sum: '合计：',
    kinds: [
      ['countedSeconds', '计时'],
      ['heldSeconds', '暂停'],
      ['closedSeconds', '非工作时间'],
      ['holidaySeconds', '节假日'],
      ['breakSeconds', '停止服务时段'],
      ['solvedSeconds', '已解决'],
    ],
  },
};
