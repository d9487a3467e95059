import type { StripeDouble } from "./double";
import type { Fault, WebhookMode } from "./faults";

/** What another process (a browser test, the demo) may tell the double to do. */
export type Command =
  | { readonly do: "endpoint"; readonly url: string }
  | { readonly do: "pay"; readonly checkout: string }
  | { readonly do: "pass"; readonly seconds: number }
  | { readonly do: "fault"; readonly fault: Fault }
  | { readonly do: "webhooks"; readonly mode: WebhookMode }
  | { readonly do: "release" }
  | { readonly do: "checkouts" }
  | { readonly do: "refunds" };

export async function runCommand(double: StripeDouble, command: Command): Promise<object | undefined> {
  switch (command.do) {
    case "endpoint":
      double.webhooks.endpoint = command.url;
      return undefined;
    case "pay":
      double.pay(command.checkout);
      return undefined;
    case "pass":
      double.pass(command.seconds);
      return undefined;
    case "fault":
      double.faults.add(command.fault);
      return undefined;
    case "webhooks":
      double.webhooks.mode = command.mode;
      return undefined;
    case "release":
      double.webhooks.release();
      await double.webhooks.settled();
      return undefined;
    case "checkouts":
      return [...double.ledger.checkouts.values()];
    case "refunds":
      return [...double.ledger.refunds.values()];
  }
}

/** Sends a command to a double in another process. */
export async function tell<Answer = unknown>(url: string, command: Command): Promise<Answer> {
  const answer = await fetch(`${url}/_control`, { method: "POST", body: JSON.stringify(command) });
  return (await answer.json()) as Answer;
}
