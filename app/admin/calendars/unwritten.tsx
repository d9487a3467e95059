import { AdminForm } from "@/components/admin/admin-form";
import { Banner } from "@/components/ui/banner";
import { SubmitButton } from "@/components/ui/submit-button";
import type { WaitingEvents } from "@/lib/services/calendars/list-findings";

const sessions = (count: number) => (count === 1 ? "1 session" : `${count} sessions`);

/** How many sessions the calendar is behind with, why, and a button that tries again. */
export function Unwritten({ unwritten, asked }: { unwritten: WaitingEvents; asked: boolean }) {
  const { waiting, failed, problem } = unwritten;
  if (problem === null && failed === 0) return null;
  const title =
    failed > 0
      ? `${sessions(failed)} could not be written into your calendar.`
      : `${sessions(waiting)} ${waiting === 1 ? "waits" : "wait"} to be written into your calendar.`;
  return (
    <Banner tone="ask" title={title}>
      {problem ? <p>{problem}</p> : null}
      <p>
        {failed > 0
          ? "It was tried for two days, or the server does not allow it."
          : "It is tried again and again, for two days. Your bookings go on."}
      </p>
      {asked ? (
        <p role="status">They are being written.</p>
      ) : (
        <AdminForm
          className=""
          action="/api/v1/admin/calendars/events/write"
          back="/admin/calendars"
          state={{ problem: null, saved: false }}
        >
          <SubmitButton small busyLabel="Writing…">
            Write now
          </SubmitButton>
        </AdminForm>
      )}
    </Banner>
  );
}
