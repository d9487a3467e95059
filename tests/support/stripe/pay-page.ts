import type { IncomingMessage, ServerResponse } from "node:http";
import type { StripeDouble } from "./double";
import { totalOf } from "./ledger";

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
  if (!checkout) {
    end(response, 404, "<h1>No such Checkout</h1>");
    return;
  }
  const { parameters } = checkout;
  if (request.method === "POST" && action === "pay") {
    if (checkout.status !== "open") {
      end(response, 409, "<h1>This Checkout is not open any more</h1>");
      return;
    }
    double.pay(checkoutId);
    response.writeHead(303, { location: parameters.success_url }).end();
    return;
  }
  if (checkout.status === "complete") {
    response.writeHead(303, { location: parameters.success_url }).end();
    return;
  }
  if (checkout.status === "expired") {
    end(response, 410, "<h1>This Checkout has expired</h1>");
    return;
  }
  const { amount, currency } = totalOf(parameters);
  const items = parameters.line_items
    .map(({ price_data }) => `<li>${escaped(price_data.product_data.name)}</li>`)
    .join("");
  end(
    response,
    200,
    `<h1>Pretend checkout</h1>
<p>Nothing is charged here: this page stands in for Stripe's.</p>
<ul>${items}</ul>
<p>Total: <strong>${amount} ${escaped(currency)} (minor units)</strong> for ${escaped(parameters.customer_email)}</p>
<form method="post" action="/pay/${checkoutId}/pay"><button>Pay</button></form>
<p><a href="${escaped(parameters.cancel_url)}">Go back without paying</a></p>`,
  );
}

function end(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { "content-type": "text/html; charset=utf-8" });
  response.end(
    `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Pretend checkout</title>${body}</html>`,
  );
}
