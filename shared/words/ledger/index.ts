import type { Language } from '../../core/language.ts';
import { ledgerInEnglish } from './en.ts';
import type { LedgerWords } from './ledger-words.ts';
import { ledgerInChinese } from './zh-cn.ts';

export const LEDGER_WORDS: { readonly [L in Language]: LedgerWords } = { en: ledgerInEnglish, 'zh-CN': ledgerInChinese };
