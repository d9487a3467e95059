import { readFileSync } from "node:fs";

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/** @param {Tally[]} tallies @returns {Tally} */
export function sum(tallies) {
  return tallies.reduce((total, each) => ({
    passed: total.passed + each.passed,
    failed: total.failed + each.failed,
    skipped: total.skipped + each.skipped,
  }));
}

/** Counts vitest's report. @param {string} file @param {boolean} succeeded @returns {Tally} */
export function vitestTally(file, succeeded) {
  return tally(file, succeeded, (report) => ({
    passed: report.numPassedTests,
    // A file that could not even be read has no tests to count.
    failed:
      report.numFailedTests +
      report.testResults.filter(
        (/** @type {{ status: string, assertionResults: unknown[] }} */ { status, assertionResults }) =>
          status === "failed" && assertionResults.length === 0,
      ).length,
    skipped: report.numPendingTests + report.numTodoTests,
  }));
}

/** Counts Playwright's report. @param {string} file @param {boolean} succeeded @returns {Tally} */
export function playwrightTally(file, succeeded) {
  return tally(file, succeeded, ({ stats }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  }));
}

/** A runner that failed without a failed test, or left no report, is one failure. */
function tally(
  /** @type {string} */ file,
  /** @type {boolean} */ succeeded,
  /** @type {(report: any) => Tally} */ count,
) {
  try {
    const counted = count(JSON.parse(readFileSync(file, "utf8")));
    return { ...counted, failed: succeeded ? counted.failed : Math.max(1, counted.failed) };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
