import type { Priority } from '../../core/priority.ts';

/** What the words for severity commonly mean, in the systems whose posts are understood and in others that feed them. */
const WORDS: { readonly [P in Priority]: readonly string[] } = {
  P1: ['critical', 'fatal', 'emergency', 'emerg', 'page', 'disaster', 'blocker', 'p1', 'sev1', '严重', '紧急'],
  P2: ['error', 'high', 'major', 'alert', 'urgent', 'p2', 'sev2', '重要'],
  P3: ['warning', 'warn', 'medium', 'minor', 'average', 'p3', 'sev3', '警告'],
  P4: ['info', 'information', 'informational', 'notice', 'low', 'debug', 'none', 'p4', 'sev4', '提示'],
};

const PRIORITY_BY_WORD = new Map(
  Object.entries(WORDS).flatMap(([priority, words]) => words.map((word) => [word, priority as Priority] as const)),
);

export const priorityOfSeverity = (word: string): Priority | undefined => PRIORITY_BY_WORD.get(word.trim().toLowerCase());
