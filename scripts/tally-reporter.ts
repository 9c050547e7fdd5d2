// Closes a test run with one plain line, `N passed, N failed`, which people and machines can find without knowing the runner.
import type { Reporter, TestModule } from 'vitest/node';

/** Vitest's default reporter colours and aligns its summary; this one says the same where `grep` sees it. */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const states = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
    const count = (state: (typeof states)[number]) => states.filter((each) => each === state).length;
    const broken = modules.filter((module) => module.state() === 'failed' && module.errors().length > 0).length;
    const skipped = count('skipped');
    if (skipped > 0) console.log(`${skipped} skipped`);
    console.log(`${count('passed')} passed, ${count('failed') + broken + unhandled.length} failed`);
  }
}
