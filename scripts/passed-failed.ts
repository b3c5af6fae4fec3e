import type { Reporter, TestModule } from 'vitest/node';

/** Ends a test run with the one line `N passed, N failed`. A file that could not be loaded counts as one failure. */
export default class PassedFailed implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    let passed = 0;
    let failed = unhandled.length;
    for (const module of modules) {
      const tests = [...module.children.allTests()];
      passed += tests.filter((t) => t.result().state === 'passed').length;
      const broken = tests.filter((t) => t.result().state === 'failed').length;
      failed += broken || module.state() !== 'failed' ? broken : 1;
    }
    process.on('exit', () => process.stdout.write(`${passed} passed, ${failed} failed\n`));
  }
}
