import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { SubmitButton } from "@/components/ui/submit-button";
import type { TimeAwayView } from "@/lib/services/read-time-away";
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
      <div className="inline">
        {canAskAgain > 0 ? (
          <Ask
            post={post}
            path={path}
            whom="waiting"
            label={`Ask again about ${counted(canAskAgain, "session")}`}
          />
        ) : null}
        {canAskRest > 0 ? (
          <Ask
            post={post}
            path={path}
            whom="rest"
            label={`Ask the rest about ${counted(canAskRest, "session")}`}
          />
        ) : null}
      </div>
      {counts.waiting > 0 && canAskAgain === 0 ? (
        <p className="note">Whoever has not answered can be asked again an hour after the last time.</p>
      ) : null}
      {mayEnd ? (
        <details className="more">
          <summary>
            <Icon name="next" small />
            {stage === "planned" ? "Take this time away back" : "End this time away early"}
          </summary>
          <form method="post" action={`${post}/end`} className="away-end">
            <input type="hidden" name="back" value={path} />
            <p className="note">
              The days that are left get back the hours they had before. Sessions already asked about stay
              asked, and nobody else is.
            </p>
            <Button tone="danger" small>
              Open the days again
            </Button>
          </form>
        </details>
      ) : null}
    </div>
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
