/**
 * Who is told when Pledge itself is in trouble. Functions and dead-letter queues are looked up in the app, not listed
 * here: each gets its alarm by existing.
 */
import { Duration } from 'aws-cdk-lib';
import { type IMetric, MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { type AlarmProps, addAlarm } from '../constructs/alarm.ts';
import { DeadLetterQueue } from '../constructs/dead-letter-queue.ts';
import { PledgeStack, type PledgeStackProps } from '../constructs/pledge-stack.ts';
import { Worker } from '../constructs/worker.ts';
import { receivesMail, sendsBySes } from '../stage.ts';
import type { ApiStack } from './api-stack.ts';
import { type DataStack, INDEXES } from './data-stack.ts';
import type { EngineStack } from './engine-stack.ts';

export type AlarmsStackProps = PledgeStackProps & {
  readonly data: DataStack;
  readonly api: ApiStack;
  readonly engine: EngineStack;
};

/** The sum of metrics of which some may be silent for the whole period. */
function sum(metrics: readonly IMetric[], label: string): MathExpression {
  const named = Object.fromEntries(metrics.map((metric, index) => [`m${index}`, metric]));
  const expression = Object.keys(named)
    .map((name) => `FILL(${name}, 0)`)
    .join(' + ');
  return new MathExpression({ expression, usingMetrics: named, label, period: Duration.minutes(5) });
}

/** An alarm can watch the sum of so many. */
const MOST_METRICS = 10;

const chunksOf = <T>(items: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, chunk) => items.slice(chunk * size, (chunk + 1) * size));

export class AlarmsStack extends PledgeStack {
  private readonly topic: Topic;

  constructor(scope: Construct, props: AlarmsStackProps) {
    super(scope, 'alarms', 'Pledge: alarms', props);
    this.topic = this.createTopic();
    const parts = this.node.root.node.findAll();
    const workers = parts.filter((part) => part instanceof Worker);
    const deadLetters = parts.filter((part) => part instanceof DeadLetterQueue);
    const alarms = [
      ...this.ofTimers(props.engine),
      ...this.ofCanary(),
      ...workers.map((worker) => this.ofErrors(worker)),
      ...deadLetters.map((queue) => this.ofDeadLetters(queue)),
      ...this.ofCapacity(workers, props.data),
      this.ofApi(props.api),
      ...this.ofTickets(),
      ...(sendsBySes(props.settings) ? this.ofReputation() : []),
      ...(receivesMail(props.settings) ? this.ofMails() : []),
    ];
    for (const alarm of alarms) addAlarm(this, this.topic, alarm);
  }

  private createTopic(): Topic {
    const topic = new Topic(this, 'Topic', {
      topicName: this.named('alarms'),
      displayName: `Pledge ${this.settings.name}`,
      enforceSSL: true,
    });
    topic.addSubscription(new EmailSubscription(this.settings.alarms.email));
    topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'TellOperators',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
    return topic;
  }

  /** What the functions report about themselves. */
  private own(metricName: string, statistic: string, period = Duration.minutes(5), kind?: string): Metric {
    const dimensionsMap = { service: 'pledge', ...(kind === undefined ? {} : { kind }) };
    return new Metric({ namespace: this.metricsNamespace, metricName, dimensionsMap, statistic, period });
  }

  private ofTimers({ wake }: EngineStack): readonly AlarmProps[] {
    return [
      {
        section: 'oldest-due-lag',
        impact:
          'Timers run more than two minutes late, or the sweep does not run at all: warnings, breaches and escalations of all tickets are late.',
        metric: this.own('OldestDueLag', Stats.MAXIMUM, Duration.minutes(1)),
        above: Duration.minutes(2).toMilliseconds(),
        // The schedule has a precision of a minute: one silent minute between two ticks is normal, three are not.
        periods: { bad: 3, of: 3 },
        silenceIsBad: true,
      },
      {
        section: 'wake-slow',
        impact: 'Waking tickets takes almost as long as it may: soon wakes will be cut off and notices will be late.',
        metric: wake.function.metricDuration({ statistic: Stats.p(99), period: Duration.minutes(5) }),
        above: wake.timeout.toMilliseconds() * 0.8,
        periods: { bad: 2, of: 3 },
      },
    ];
  }

  private ofCanary(): readonly AlarmProps[] {
    return [
      {
        section: 'canary-silent',
        impact:
          'For a quarter of an hour no ticket has been seen to break its promise, though one has to every five minutes: timers do not fire, and nobody is warned of anything.',
        metric: this.own('CanaryKept', Stats.SUM),
        below: 1,
        // A tick may come up to a minute late, and so fall out of its five minutes.
        periods: { bad: 3, of: 3 },
        silenceIsBad: true,
      },
      {
        section: 'canary-late',
        impact:
          'The breach of a ticket that exists to be on time came more than ten seconds late: other timers are late as well.',
        metric: this.own('Lateness', Stats.MAXIMUM, Duration.minutes(5), 'canary'),
        above: Duration.seconds(10).toMilliseconds(),
      },
    ];
  }

  private ofErrors({ name, errorImpact, function: worker }: Worker): AlarmProps {
    return {
      section: `${name}-errors`,
      impact: errorImpact,
      metric: worker.metricErrors({ period: Duration.minutes(5) }),
      above: 0,
    };
  }

  private ofDeadLetters({ name, messageImpact, queue }: DeadLetterQueue): AlarmProps {
    const metric = queue.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM, period: Duration.minutes(5) });
    return { section: name, impact: messageImpact, metric, above: 0 };
  }

  private ofCapacity(workers: readonly Worker[], { table }: DataStack): readonly AlarmProps[] {
    const places: readonly { readonly [name: string]: string }[] = [
      {},
      ...INDEXES.map((index) => ({ GlobalSecondaryIndexName: index })),
    ];
    const throttled = ['ReadThrottleEvents', 'WriteThrottleEvents'].flatMap((metricName) =>
      places.map(
        (place) =>
          new Metric({
            namespace: 'AWS/DynamoDB',
            metricName,
            dimensionsMap: { TableName: table.tableName, ...place },
            statistic: Stats.SUM,
          }),
      ),
    );
    return [
      ...chunksOf(workers, MOST_METRICS).map((some, index) => ({
        section: 'functions-throttled',
        part: index + 1,
        impact: 'The account has no room for more function runs: requests fail with 503, timers and mails wait.',
        metric: sum(
          some.map((worker) => worker.function.metricThrottles()),
          'Throttled runs',
        ),
        above: 0,
      })),
      {
        section: 'table-throttled',
        impact: 'The table turns reads or writes away: requests and timers are slow, and some fail.',
        metric: sum(throttled, 'Throttled requests'),
        above: 0,
      },
    ];
  }

  private ofApi({ api }: ApiStack): AlarmProps {
    const period = Duration.minutes(5);
    const metric = new MathExpression({
      expression: '100 * FILL(failed, 0) / requests',
      usingMetrics: {
        failed: api.metricServerError({ statistic: Stats.SUM, period }),
        requests: api.metricCount({ statistic: Stats.SUM, period }),
      },
      label: 'Failed requests in percent',
      period,
    });
    const impact = 'More than one request in a hundred fails: tickets cannot be opened or answered reliably.';
    return { section: 'api-server-errors', impact, metric, above: 1, periods: { bad: 2, of: 3 } };
  }

  private ofTickets(): readonly AlarmProps[] {
    const count = (metricName: string) => ({ metric: this.own(metricName, Stats.SUM), above: 0 });
    return [
      {
        section: 'poison-ticket',
        impact:
          'A ticket fails every time it is woken and has been put back: its warnings and escalations do not go out. Other tickets are not affected.',
        ...count('PoisonTicket'),
      },
      {
        section: 'notice-failed',
        impact: 'A notice was refused for good: somebody was not told of a reply, a warning or an escalation.',
        ...count('NoticeFailed'),
      },
      {
        section: 'notice-undelivered',
        impact:
          'A notice to a colleague bounced, or was reported as spam: that address tells nobody. Escalations go on to their next level at once.',
        ...count('NoticeUndelivered'),
      },
      {
        section: 'notice-missing',
        impact:
          'Notices were planned and never sent, or nobody knows whether they were: somebody was not told, and nothing else says so.',
        ...count('NoticeMissing'),
      },
      {
        section: 'subscription-disabled',
        impact:
          'A webhook subscription was switched off, because its receiver took nothing for three days or answered 410: another system does not hear of events any more.',
        ...count('SubscriptionDisabled'),
      },
      {
        section: 'level-skipped',
        impact:
          'A level of an escalation had nobody to tell. The next one was told at once; where none was left, nobody was told.',
        ...count('LevelSkipped'),
      },
      {
        section: 'webhook-failed',
        impact:
          'Something that another system posted could not be carried out, or not all of it: a ticket may be missing, or still open though its alert is over.',
        ...count('WebhookFailed'),
      },
      {
        section: 'index-repaired',
        impact:
          'The audit found tickets whose timers would not have fired, or webhook subscriptions that nobody would have served, and mended them. Some of their notices or posts were late.',
        ...count('IndexRepaired'),
      },
    ];
  }

  private ofMails(): readonly AlarmProps[] {
    return [
      {
        section: 'mail-unparsed',
        impact: 'A mail could not be read. It is kept, but its sender waits for an answer.',
        metric: this.own('MailUnparsed', Stats.SUM),
        above: 0,
      },
      {
        section: 'mail-virus',
        impact: 'Somebody sent a mail with a virus. It is in quarantine; no ticket was made of it.',
        metric: this.own('MailWithVirus', Stats.SUM),
        above: 0,
      },
      {
        section: 'mail-limited',
        impact: 'A sender writes more than people do, perhaps a machine in a circle. Further mails of that hour are set aside.',
        metric: this.own('MailLimited', Stats.SUM),
        above: 0,
      },
      {
        section: 'sending-quota',
        impact: 'Most of the mails of 24 hours are sent. At 90 % of the quota routine mails wait; at 100 % escalations too.',
        metric: this.own('SendingQuotaUsed', Stats.MAXIMUM),
        above: 80,
      },
    ];
  }

  /** AWS reviews an account at 5 % bounces or 0.1 % complaints, and may stop its mail at twice that; both count for the whole account and region. */
  private ofReputation(): readonly AlarmProps[] {
    const rate = (metricName: string) =>
      new Metric({ namespace: 'AWS/SES', metricName, statistic: Stats.AVERAGE, period: Duration.hours(1) });
    return [
      {
        section: 'mail-bounces',
        impact: 'Too many mails bounce. If it goes on, AWS stops all mail: nobody would be notified of anything.',
        metric: rate('Reputation.BounceRate'),
        above: 0.04,
      },
      {
        section: 'mail-complaints',
        impact:
          'Too many receivers report our mails as spam. If it goes on, AWS stops all mail: nobody would be notified of anything.',
        metric: rate('Reputation.ComplaintRate'),
        above: 0.0008,
      },
    ];
  }
}
