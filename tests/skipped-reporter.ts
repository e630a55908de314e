import type { Reporter, TestModule } from 'vitest/node';

/** Says at the end what was skipped: a suite that cannot run here names the reason in its title. */
export default class SkippedReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const reasons = new Map<string, number>();
    for (const module of modules)
      for (const test of module.children.allTests('skipped')) {
        const { parent } = test;
        const reason =
          parent.type === 'suite' && parent.name.includes('skipped') ? parent.fullName : 'others';
        reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      }
    if (reasons.size === 0) return;
    console.log('\nSkipped:');
    for (const [reason, count] of reasons) console.log(`  ${count} of ${reason}`);
  }
}
