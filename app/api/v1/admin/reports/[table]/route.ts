import { guarded } from "@/app/api/v1/_http/answer";
import { notFound, problemResponse } from "@/app/api/v1/_http/problem";
import { problemOf } from "@/app/api/v1/admin/_http/action";
import { signedInUser } from "@/lib/auth/sign-in";
import { currentInstant } from "@/lib/clock";
import { REPORT_TABLES } from "@/lib/domain/reports/tables";
import { exportReport } from "@/lib/services/reports/export-report";

interface Context {
  params: Promise<{ table: string }>;
}

/** One part of a report as a CSV file: `weeks.csv?from=&to=&page=`. */
export const GET = guarded(async (request: Request, { params }: Context) => {
  const user = await signedInUser(request.headers);
  if (!user) return problemResponse(problemOf({ ok: false, code: "signed_out" }));
  const name = (await params).table;
  const table = REPORT_TABLES.find((one) => `${one}.csv` === name);
  if (!table) return problemResponse(notFound);
  const query = new URL(request.url).searchParams;
  const wanted = { from: query.get("from"), to: query.get("to"), page: query.get("page") || null };
  const exported = await exportReport(user, table, wanted, currentInstant());
  if (!exported.ok) return problemResponse(problemOf(exported));
  return new Response(exported.content, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${exported.fileName}"`,
      "cache-control": "no-store",
    },
  });
});
