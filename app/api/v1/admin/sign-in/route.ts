import { guarded } from "@/app/api/v1/_http/answer";
import { readForm } from "@/app/api/v1/_http/body";
import { seeOther } from "@/app/api/v1/_http/forms";
import { problemResponse } from "@/app/api/v1/_http/problem";
import { isForeign, pathUnderAdmin } from "@/app/api/v1/admin/_http/action";
import { login } from "@/lib/auth/login";

export const POST = guarded(async (request: Request) => {
  if (isForeign(request)) return problemResponse({ code: "forbidden", detail: "Sign in on our own page." });
  const form = await readForm(request);
  if (!form.ok) return problemResponse(form.problem);
  const fields = form.value;
  const next = pathUnderAdmin(fields.get("next"));
  const { api } = await login();
  const answer = await api.signInEmail({
    body: { email: fields.get("email") ?? "", password: fields.get("password") ?? "" },
    headers: request.headers,
    asResponse: true,
  });
  if (!answer.ok) return seeOther(`/admin/sign-in?wrong&next=${encodeURIComponent(next)}`);
  const response = seeOther(next);
  for (const cookie of answer.headers.getSetCookie()) response.headers.append("set-cookie", cookie);
  return response;
});
