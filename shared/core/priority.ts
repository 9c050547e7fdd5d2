/** P1 critical (严重故障), P2 urgent (紧急问题), P3 normal (一般问题), P4 question (咨询). */
export const PRIORITIES = ['P1', 'P2', 'P3', 'P4'] as const;
export type Priority = (typeof PRIORITIES)[number];
export const DEFAULT_PRIORITY: Priority = 'P3';
