import { guarded } from "@/app/api/v1/_http/answer";
import { problemResponse } from "@/app/api/v1/_http/problem";
import { textStream } from "@/app/api/v1/_http/text-stream";
import { visiblePages } from "@/lib/auth/page-access";
import { signedInUser } from "@/lib/auth/sign-in";
import { readerZone } from "@/lib/auth/user";
import { currentInstant } from "@/lib/clock";
import { localDateOf } from "@/lib/domain/availability/local-days";
import { readTransactionFilter } from "@/lib/domain/money/transactions";
import { exportTransactions } from "@/lib/services/payments/export-transactions";

/** The transactions that the filters show, as a CSV file that is written while it is read. */
export const GET = guarded(async (request: Request) => {
  const user = await signedInUser(request.headers);
  if (!user) return problemResponse({ code: "signed_out", detail: "Sign in first." });
  const { filter, problems } = readTransactionFilter(new URL(request.url).searchParams);
  if (problems[0])
    return problemResponse({ code: "invalid", detail: problems[0].message, errors: [...problems] });
  const zone = readerZone(user, await visiblePages(user));
  return new Response(textStream(exportTransactions(user, filter, zone)), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="payments-${localDateOf(currentInstant(), zone)}.csv"`,
      "cache-control": "no-store",
    },
  });
});
