import type { AnswerCounts } from "@/lib/domain/away/answer";

/** "a", "a and b", "a, b and c" */
export function enumerate(items: readonly string[]): string {
  const last = items.at(-1) ?? "";
  return items.length < 2 ? last : `${items.slice(0, -1).join(", ")} and ${last}`;
}

/** "1 session", "2 sessions" */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en-US")} ${count === 1 ? one : many}`;
}

/** "Coaching, session 2 of 3", "Introduction" */
export function sessionTitle(session: { title: string; position: number; sessionCount: number }): string {
  const { title, position, sessionCount } = session;
  return sessionCount === 1 ? title : `${title}, session ${position} of ${sessionCount}`;
}

/** "5 waiting, 6 moved, 1 canceled" */
export function answersInShort(counts: AnswerCounts): string {
  const parts = [
    [counts.asking, "being asked"],
    [counts.waiting, "waiting"],
    [counts.moved, "moved"],
    [counts.canceled, "canceled"],
    [counts.not_asked, "not asked"],
    [counts.held, "took place"],
  ] as const;
  const told = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return told.length === 0 ? "No session stood on these days." : told.join(", ");
}
