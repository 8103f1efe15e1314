/** What the program says about missing sessions, in sentences. Owns no rule: only what was typed is said. */
import type { AttendancePolicy } from "$lib/bindings";
import { t } from "$lib/i18n";

export function policyLines(policy: AttendancePolicy): string[] {
  const lines: string[] = [];
  if (policy.most_misses !== null) lines.push(t("program_policy_most", { count: policy.most_misses }));
  if (policy.notice_hours !== null) lines.push(t("program_policy_notice", { count: policy.notice_hours }));
  if (policy.late_counts_as_missed !== null)
    lines.push(t("program_policy_late", { count: policy.late_counts_as_missed }));
  return lines;
}
