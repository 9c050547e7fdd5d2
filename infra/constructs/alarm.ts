/**
 * An alarm that tells what is broken for users and where to read on. Its name is its section in the runbook,
 * so an alarm without a section cannot be overlooked.
 */
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { PledgeStack } from './pledge-stack.ts';

export type AlarmProps = {
  /** Kebab-case; the heading of its section in docs/runbook.md. */
  readonly section: string;
  /** Tells alarms apart that share a section: `2` for the second. */
  readonly part?: number;
  /** What breaks for users. */
  readonly impact: string;
  readonly metric: IMetric;
  /** How many of the last periods must be bad; 1 of 1 unless said. */
  readonly periods?: { readonly bad: number; readonly of: number };
  /** Silence is as bad as a bad value. */
  readonly silenceIsBad?: boolean;
} & Bound;

/** Where the alarm goes off. */
type Bound = { readonly above: number } | { readonly below: number };

export function addAlarm(stack: PledgeStack, topic: ITopic, props: AlarmProps): Alarm {
  const { section, part = 1, impact, metric, periods = { bad: 1, of: 1 }, silenceIsBad = false } = props;
  const runbook = stack.settings.alarms.runbook ?? 'docs/runbook.md';
  const name = part === 1 ? section : `${section}-${part}`;
  const alarm = new Alarm(stack, name, {
    alarmName: stack.named(name),
    alarmDescription: `${impact} What to do: ${runbook}#${section}`,
    metric,
    ...thresholdOf(props),
    evaluationPeriods: periods.of,
    datapointsToAlarm: periods.bad,
    treatMissingData: silenceIsBad ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
  });
  const action = new SnsAction(topic);
  alarm.addAlarmAction(action);
  alarm.addOkAction(action);
  return alarm;
}

const thresholdOf = (bound: Bound) =>
  'above' in bound
    ? { threshold: bound.above, comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD }
    : { threshold: bound.below, comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD };
