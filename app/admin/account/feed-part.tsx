import { AdminForm } from "@/components/admin/admin-form";
import { Panel } from "@/components/admin/frame";
import { Anchor } from "@/components/ui/anchor";
import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { readPrivateFeed } from "@/lib/services/calendars/private-feed";
import { type PartProps, readPart } from "./part";

const ACTION = "/api/v1/admin/account/feed";

/** One's sessions as a calendar to subscribe to. */
export async function FeedPart(part: PartProps) {
  const [address, state] = await Promise.all([readPrivateFeed(part.user), readPart(part, ACTION, "feed")]);
  return (
    <Panel id="feed" title="Your sessions in your calendar">
      <p className="panel-note">
        A private address that your calendar program subscribes to. It shows your sessions, and those of the
        pages that you edit and follow, as they stand: a month back and all to come. Nothing can be changed
        through it.
      </p>
      {address ? (
        <>
          <p>
            <Anchor href={address.replace(/^https?:/, "webcal:")}>Subscribe in your calendar</Anchor>
          </p>
          <CopyField label="Or give your calendar this address" value={address} />
          <p className="panel-note">
            Who has the address sees your sessions. If somebody should not, give the feed a new one.
          </p>
        </>
      ) : null}
      <AdminForm
        className="panel-form"
        action={ACTION}
        back="/admin/account#feed"
        state={state}
        savedText={
          address
            ? "The feed is open at the address above."
            : "The feed is closed. Its addresses open nothing."
        }
      >
        <div className="side-by-side">
          {address ? (
            <>
              <Button name="want" value="renew">
                Give it a new address
              </Button>
              <Button name="want" value="close" tone="danger">
                Close the feed
              </Button>
            </>
          ) : (
            <Button name="want" value="open">
              Open a private feed
            </Button>
          )}
        </div>
      </AdminForm>
    </Panel>
  );
}
