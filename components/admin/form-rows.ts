interface RowsState {
  readonly intent: string | null;
  readonly typed: Readonly<Record<string, string>> | null;
}

/**
 * Which rows of a list a form shows, by their numbers in its field names (`reminders.0.amount`): those typed, or as many
 * as are saved. A button `add-reminders` brings one more, `remove-reminders-1` takes one away; without a script too.
 */
export function formRows({ typed, intent }: RowsState, list: string, saved: number): number[] {
  const shown = typed ? typedRows(typed, list) : Array.from({ length: saved }, (_, index) => index);
  if (intent === `add-${list}`) return [...shown, Math.max(-1, ...shown) + 1];
  return shown.filter((index) => intent !== `remove-${list}-${index}`);
}

function typedRows(typed: Readonly<Record<string, string>>, list: string): number[] {
  const numbers = Object.keys(typed).flatMap((name) => {
    const [first, number] = name.split(".");
    return first === list && /^\d{1,4}$/.test(number ?? "") ? [Number(number)] : [];
  });
  return [...new Set(numbers)].sort((a, b) => a - b);
}
