import type { ReactNode } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { SubmitButton } from "@/components/ui/submit-button";
import type { TimeAwayView } from "@/lib/services/away/read-time-away";
import { readFormState } from "../../form-state";
import type { AdminView } from "../../open";
import { counted } from "../words";

interface ActionsProps {
  admin: AdminView;
  view: TimeAwayView;
  query: URLSearchParams;
}

/** Ask again, ask the rest, take it back: each only while it does something. */
export async function Actions({ admin, view, query }: ActionsProps) {
  const { away, counts, canAskAgain, canAskRest, mayEnd, stage } = view;
  const path = `/admin/away/${away.id}`;
  const post = `/api/v1${path}`;
  const states = await Promise.all(
    ["ask", "end"].map((what) => readFormState(admin.user, `${post}/${what}`, query, {}, admin.now)),
  );
  const problem = states.find((state) => state.problem)?.problem;
  return (
    <div className="away-actions">
      {problem ? (
        <Banner tone="ask" title={problem.detail} alert>
          <p>Nothing has changed.</p>
        </Banner>
      ) : null}
      {canAskAgain > 0 ? (
        <Ask
          post={post}
          path={path}
          whom="waiting"
          label={`Ask again about ${counted(canAskAgain, "session")}`}
        />
      ) : null}
      {counts.waiting > 0 && canAskAgain === 0 ? (
        <p className="note">Whoever has not answered can be asked again an hour after the last time.</p>
      ) : null}
      {canAskRest > 0 ? (
        <More summary="Ask the rest">
          <p className="note">
            {counted(canAskRest, "session")} on these days give their time back at once, and their customers
            get the same mail as the others, with Reschedule now.
          </p>
          <Ask post={post} path={path} whom="rest" label={`Ask about ${counted(canAskRest, "session")}`} />
        </More>
      ) : null}
      {mayEnd ? (
        <More summary={stage === "planned" ? "Take this time away back" : "End this time away early"}>
          <p className="note">
            The days that are left get back the hours they had before. Sessions already asked about stay
            asked, and nobody else is.
          </p>
          <form method="post" action={`${post}/end`}>
            <input type="hidden" name="back" value={path} />
            <Button tone="danger" small>
              Open the days again
            </Button>
          </form>
        </More>
      ) : null}
    </div>
  );
}

/** What should not happen by one press: it says first what it does. */
function More({ summary, children }: { summary: string; children: ReactNode }) {
  return (
    <details className="more">
      <summary>
        <Icon name="next" small />
        {summary}
      </summary>
      <div className="away-more">{children}</div>
    </details>
  );
}

function Ask({ post, path, whom, label }: { post: string; path: string; whom: string; label: string }) {
  return (
    <form method="post" action={`${post}/ask`}>
      <input type="hidden" name="back" value={path} />
      <input type="hidden" name="whom" value={whom} />
      <SubmitButton small icon="mail" busyLabel="Asking…">
        {label}
      </SubmitButton>
    </form>
  );
}
