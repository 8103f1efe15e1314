/** Writes how long each test took, for the list at the end of `./x test`: seconds, a tab, where and what. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Reporter, TestCase } from "vitest/node";

export default class Times implements Reporter {
  readonly #lines: string[] = [];

  onTestCaseResult(test: TestCase): void {
    const seconds = (test.diagnostic()?.duration ?? 0) / 1000;
    this.#lines.push(`${seconds.toFixed(3)}\t${test.module.relativeModuleId}: ${test.fullName}\n`);
  }

  onTestRunEnd(): void {
    const file = process.env.EVENKEEL_TIMES;
    if (file === undefined) return;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, this.#lines.join(""));
  }
}
