import { EventEmitter } from "node:events";
import { Logger, run, type TaskList, type WorkerEvents } from "graphile-worker";
import { log } from "@/lib/log";
import { closeOutgoingMail } from "@/lib/mail/outgoing";
import { pool } from "@/lib/store/client";
import { WorkerLeases } from "@/lib/store/worker-leases";
import { JOBS, type JobName, type JobPayload } from "./definitions";
import { askCustomers } from "./handlers/ask-for-new-times";
import { completeEndedSessions } from "./handlers/complete-sessions";
import { composeMails } from "./handlers/compose-mails";
import { deliverMail } from "./handlers/deliver-mail";
import { deliverMails } from "./handlers/deliver-mails";
import { expireOldRequests } from "./handlers/expire-requests";
import { forgetOld } from "./handlers/forget-old";
import { readCalendars } from "./handlers/read-calendars";
import { sendNotice } from "./handlers/send-notice";
import { sendOneRefund } from "./handlers/send-refund";
import { sendDueReminders } from "./handlers/send-reminders";
import { settlePaidHold } from "./handlers/settle-hold";
import { sweepOpenPayments } from "./handlers/sweep-payments";
import { tellOfPayment } from "./handlers/tell-of-payment";
import { writeCalendar, writeCalendars } from "./handlers/write-calendars";

const HANDLERS: { [Name in JobName]: (payload: JobPayload<Name>) => Promise<void> } = {
  compose_mails: composeMails,
  deliver_mails: deliverMails,
  send_notice: sendNotice,
  deliver_mail: deliverMail,
  ask_for_new_times: askCustomers,
  send_reminders: sendDueReminders,
  complete_sessions: completeEndedSessions,
  expire_requests: expireOldRequests,
  read_calendars: readCalendars,
  write_calendar: writeCalendar,
  write_calendars: writeCalendars,
  forget_old: forgetOld,
  settle_hold: settlePaidHold,
  send_refund: sendOneRefund,
  sweep_payments: sweepOpenPayments,
  tell_of_payment: tellOfPayment,
};

/**
 * Of a run that nobody was there for, the next one does the work: nothing is filled up later. Reminders have a queue of
 * their own, so that however many come due at once, the mails about changes don't wait behind them; and so has each way of
 * calendars, so that servers which don't answer hold up nothing that is to be written.
 */
const CRONTAB = `
* * * * * complete_sessions
* * * * * send_reminders ?queue=reminders&jobKey=send_reminders
*/5 * * * * expire_requests
* * * * * sweep_payments
* * * * * read_calendars ?queue=read_calendars&jobKey=read_calendars
* * * * * write_calendars ?queue=write_calendars&jobKey=write_calendars
17 * * * * forget_old
`;

const LOOK_FOR_THE_DEAD_MS = 3_000;

/** Starts working off the queue in this process. `stop` lets running jobs end and gives back the rest. */
export async function startWorker(): Promise<{ stop(): Promise<void> }> {
  const leases = new WorkerLeases();
  const events: WorkerEvents = new EventEmitter();
  events.on("worker:create", ({ worker }) => {
    leases.take(worker.workerId).catch(logged("a worker could not take its lease"));
  });
  const takeBack = () => leases.takeBack().catch(logged("the jobs of dead workers could not be taken back"));
  const runner = await run({
    events,
    pgPool: pool(),
    concurrency: 3,
    pollInterval: 1_000,
    noHandleSignals: true,
    crontab: CRONTAB,
    taskList: taskList(),
    logger: new Logger(() => (level, message, meta) => {
      const write = level === "error" ? "error" : level === "warning" ? "warn" : "debug";
      log()[write]({ meta: meta?.message }, message);
    }),
  });
  await takeBack();
  const looking = setInterval(takeBack, LOOK_FOR_THE_DEAD_MS);
  return {
    async stop() {
      clearInterval(looking);
      await runner.stop();
      leases.end();
      closeOutgoingMail();
    },
  };
}

function logged(what: string) {
  return (error: unknown) => log().warn({ err: error }, what);
}

function taskList(): TaskList {
  const entries = (Object.keys(HANDLERS) as JobName[]).map((name) => {
    const handle = HANDLERS[name] as (payload: unknown) => Promise<void>;
    return [name, async (payload: unknown) => handle(JOBS[name].parse(payload))] as const;
  });
  return Object.fromEntries(entries);
}
