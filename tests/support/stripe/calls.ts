import type { z } from "zod";
import type { Tree } from "./form";
import { type Ledger, StripeRefusal } from "./ledger";
import { PARAMETERS } from "./parameters";
import { checkoutView, listView, refundView } from "./views";

export interface Bench {
  readonly ledger: Ledger;
  readonly base: string;
  readonly emit: (type: string, object: object) => void;
}

interface Call {
  readonly method: "GET" | "POST";
  readonly path: RegExp;
  /** As faults name it. */
  readonly name: string;
  readonly schema: z.ZodType;
  readonly answer: (bench: Bench, parameters: never, id: string) => object;
}

const call = <Schema extends z.ZodType>(
  name: string,
  path: RegExp,
  schema: Schema,
  answer: (bench: Bench, parameters: z.output<Schema>, id: string) => object,
): Call => ({
  name,
  method: name.startsWith("GET") ? "GET" : "POST",
  path,
  schema,
  answer: answer as Call["answer"],
});

interface Page {
  readonly limit?: number | undefined;
  readonly starting_after?: string | undefined;
  readonly created?: { readonly gte?: number | undefined; readonly lt?: number | undefined } | undefined;
}

/** Newest first, `limit` at a time, as all of Stripe's lists. */
function paged<Row extends { id: string; created: number }>(
  rows: Iterable<Row>,
  { limit = 10, starting_after, created }: Page,
): { page: Row[]; more: boolean } {
  const all = [...rows]
    .reverse()
    .filter(
      (row) => row.created >= (created?.gte ?? 0) && row.created < (created?.lt ?? Number.POSITIVE_INFINITY),
    );
  const from = starting_after === undefined ? 0 : all.findIndex(({ id }) => id === starting_after) + 1;
  return { page: all.slice(from, from + limit), more: all.length > from + limit };
}

const CALLS: readonly Call[] = [
  call("GET /v1/balance", /^\/v1\/balance$/, PARAMETERS.nothing, () => ({
    object: "balance",
    livemode: false,
    available: [],
    pending: [],
  })),
  call(
    "POST /v1/checkout/sessions",
    /^\/v1\/checkout\/sessions$/,
    PARAMETERS.createCheckout,
    (bench, parameters) => checkoutView(bench.ledger.createCheckout(parameters), bench.base),
  ),
  call(
    "GET /v1/checkout/sessions",
    /^\/v1\/checkout\/sessions$/,
    PARAMETERS.listCheckouts,
    (bench, parameters) => {
      const rows = [...bench.ledger.checkouts.values()].filter(
        ({ status }) => parameters.status === undefined || parameters.status === status,
      );
      const { page, more } = paged(rows, parameters);
      return listView(
        page.map((checkout) => checkoutView(checkout, bench.base)),
        "/v1/checkout/sessions",
        more,
      );
    },
  ),
  call(
    "GET /v1/checkout/sessions/:id",
    /^\/v1\/checkout\/sessions\/(cs_\w+)$/,
    PARAMETERS.nothing,
    (bench, _, id) => checkoutView(bench.ledger.checkout(id), bench.base),
  ),
  call(
    "POST /v1/checkout/sessions/:id/expire",
    /^\/v1\/checkout\/sessions\/(cs_\w+)\/expire$/,
    PARAMETERS.nothing,
    (bench, _, id) => {
      const view = checkoutView(bench.ledger.expire(id), bench.base);
      bench.emit("checkout.session.expired", view);
      return view;
    },
  ),
  call("POST /v1/refunds", /^\/v1\/refunds$/, PARAMETERS.createRefund, (bench, parameters) => {
    const view = refundView(bench.ledger.refund(parameters));
    bench.emit("refund.created", view);
    return view;
  }),
  call("GET /v1/refunds", /^\/v1\/refunds$/, PARAMETERS.listRefunds, (bench, parameters) => {
    const rows = [...bench.ledger.refunds.values()].filter(
      ({ payment_intent }) =>
        parameters.payment_intent === undefined || parameters.payment_intent === payment_intent,
    );
    const { page, more } = paged(rows, parameters);
    return listView(page.map(refundView), "/v1/refunds", more);
  }),
  call("GET /v1/refunds/:id", /^\/v1\/refunds\/(re_\w+)$/, PARAMETERS.nothing, (bench, _, id) =>
    refundView(bench.ledger.refundById(id)),
  ),
];

/** Which call a request is, with the id in its path. */
export function findCall(method: string, path: string): { call: Call; id: string } | null {
  for (const one of CALLS) {
    const match = one.method === method ? one.path.exec(path) : null;
    if (match) return { call: one, id: match[1] ?? "" };
  }
  return null;
}

/** Checks the parameters as strictly as Stripe does, and carries the call out. */
export function perform(
  { call: { schema, answer }, id }: { call: Call; id: string },
  bench: Bench,
  sent: Tree,
): object {
  const parsed = schema.safeParse(sent);
  if (parsed.success) return answer(bench, parsed.data as never, id);
  const [issue] = parsed.error.issues;
  const unknown = issue?.code === "unrecognized_keys" ? issue.keys[0] : undefined;
  const path = [...(issue?.path ?? []), ...(unknown === undefined ? [] : [unknown])];
  const param = path.map((part, index) => (index === 0 ? String(part) : `[${String(part)}]`)).join("");
  const message =
    unknown === undefined ? `Invalid ${param}: ${issue?.message}` : `Received unknown parameter: ${param}`;
  const code = unknown === undefined ? {} : { code: "parameter_unknown" };
  throw new StripeRefusal(400, { type: "invalid_request_error", param, message, ...code }, false);
}
