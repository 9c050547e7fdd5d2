import { defined } from '../../core/defined.ts';
import type { OnCallLayer, OnCallSchedule } from '../../core/escalation/on-call/schedule.ts';
import { instantOf } from '../../core/sla/wall-time.ts';
import type { OnCallLayerSection, ScheduleSection } from '../schema/on-call.ts';
import { compileWeekly } from './compile-calendar.ts';

const MIDNIGHT = { time: '00:00' };

/** An on-call schedule as the engine takes it: layers with their names, overrides as instants. */
export function compileSchedule(name: string, section: ScheduleSection, defaultTimeZone: string): OnCallSchedule {
  const timeZone = section['time-zone'] ?? defaultTimeZone;
  return {
    name,
    timeZone,
    layers: section.layers.map(compileLayer),
    overrides: (section.overrides ?? []).map(({ from, until, who, instead }) =>
      defined({ from: instantOf(timeZone, from, 'earlier'), until: instantOf(timeZone, until, 'later'), who, instead }),
    ),
  };
}

/** What a layer is called: by its name, or by its place. */
export const layerName = ({ name }: Pick<OnCallLayerSection, 'name'>, index: number): string => name ?? `layer ${index + 1}`;

function compileLayer(section: OnCallLayerSection, index: number): OnCallLayer {
  const { members, every, handover = MIDNIGHT, from, until, during } = section;
  return defined({
    name: layerName(section, index),
    turns: members,
    every,
    handover,
    from,
    until,
    during: during && compileWeekly(during),
  });
}
