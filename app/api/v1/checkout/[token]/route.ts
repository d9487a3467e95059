import { guarded } from "@/app/api/v1/_http/answer";
import { readForm } from "@/app/api/v1/_http/body";
import { seeOther } from "@/app/api/v1/_http/forms";
import { linkNotFound, problemResponse } from "@/app/api/v1/_http/problem";
import { currentInstant } from "@/lib/clock";
import { readCheckout } from "@/lib/services/payments/read-checkout";
import { leaveCheckout, resumeCheckout } from "@/lib/services/payments/resume-checkout";
import { goOn } from "./go-on";

type Context = { params: Promise<{ token: string }> };

/** The ways on from the page that waits for a payment: pay after all, or leave it; and from the one that says that it was left. */
export const POST = guarded(async (request: Request, { params }: Context) => {
  const { token } = await params;
  const view = await readCheckout(token);
  if (!view) return problemResponse(linkNotFound);
  const form = await readForm(request);
  if (!form.ok) return problemResponse(form.problem);
  const back = `/checkout/${token}`;
  const now = currentInstant();
  const wanted = form.value.get("do");
  if (wanted === "pay") return seeOther((await resumeCheckout(view.hold, now)) ?? back);
  if (wanted === "again" && view.hold.status !== "open") return goOn(view);
  await leaveCheckout(view.hold, now);
  return seeOther(back);
});
