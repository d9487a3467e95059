import type { IncomingMessage, ServerResponse } from "node:http";
import { formatMoney } from "@/lib/format-money";
import { fromStripeAmount } from "@/lib/payments/stripe-amounts";
import type { StripeDouble } from "./double";
import { type Checkout, totalOf } from "./ledger";

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);

/** The pretend hosted page: what is paid, and two ways on. */
export function payPage(
  double: StripeDouble,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): void {
  const [checkoutId = "", action] = path.split("/");
  const checkout = double.ledger.checkouts.get(checkoutId);
  if (!checkout) end(response, 404, "<h1>No such Checkout</h1>");
  else if (checkout.status === "complete") goTo(response, checkout.parameters.success_url);
  else if (!double.ledger.isOpen(checkout)) end(response, 410, "<h1>This Checkout has expired</h1>");
  else if (request.method === "POST" && action === "pay") {
    double.pay(checkoutId);
    goTo(response, checkout.parameters.success_url);
  } else end(response, 200, payable(checkout));
}

function payable({ id, parameters }: Checkout): string {
  const { customer_email, cancel_url, line_items } = parameters;
  const { amount, currency: code } = totalOf(parameters);
  const currency = code.toUpperCase();
  const total = escaped(formatMoney({ amount: fromStripeAmount(amount, currency), currency }, "en-US"));
  const items = line_items
    .map(({ price_data: { product_data } }) => [product_data.name, product_data.description ?? ""])
    .map(([name = "", what = ""]) => `<li>${escaped(name)}${what && `: ${escaped(what)}`}</li>`)
    .join("");
  return `<h1>Pretend checkout</h1>
<p>This page stands in for Stripe's. Nothing is charged.</p>
<ul>${items}</ul>
<p>For ${escaped(customer_email)}</p>
<form method="post" action="/pay/${id}/pay"><button>Pay ${total}</button></form>
<p><a href="${escaped(cancel_url)}">Go back without paying</a></p>`;
}

function goTo(response: ServerResponse, location: string): void {
  response.writeHead(303, { location }).end();
}

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:32rem;margin:3rem auto;padding:0 1rem;color-scheme:light dark}
button{font:inherit;padding:.75rem 1.5rem}`;

function end(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { "content-type": "text/html; charset=utf-8" });
  response.end(
    `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>Pretend checkout</title><style>${STYLE}</style>${body}</html>`,
  );
}
