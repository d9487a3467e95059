import { ChosenCount } from "@/components/admin/chosen-count";
import { Button } from "@/components/ui/button";

/** What can be done with the ticked sessions. It is there as soon as one is ticked, with or without a script. */
export function ChosenBar() {
  return (
    <div className="bar chosen-bar">
      <ChosenCount />
      <div className="chosen-actions">
        <Button small name="action" value="reschedule">
          Reschedule
        </Button>
        <Button small name="action" value="request">
          Request a reschedule
        </Button>
        <Button small name="action" value="approve">
          Approve
        </Button>
        <Button small name="action" value="no-show">
          No-show
        </Button>
        <Button small name="action" value="cancel" tone="danger" icon="cross">
          Cancel
        </Button>
      </div>
    </div>
  );
}
