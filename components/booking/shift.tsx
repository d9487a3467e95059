import { Icon } from "@/components/ui/icon";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { When, type WhenView } from "./when";

export interface ShiftView {
  key: string;
  was: WhenView;
  will: WhenView;
}

export interface ShiftProps {
  was: WhenView;
  will: WhenView;
  /** After the commit the old time is struck through too. */
  done?: boolean;
}

/** From dashed to solid: an old time beside its new one. */
export function Shift({ was, will, done = false }: ShiftProps) {
  const Old = done ? "del" : "div";
  const New = done ? "ins" : "div";
  return (
    <div className="shift">
      <Old className={done ? "slot slot-old slot-gone" : "slot slot-old"}>
        <VisuallyHidden>{done ? "Old time: " : "Now: "}</VisuallyHidden>
        <When {...was} />
      </Old>
      <Icon name="arrow" />
      <New className="slot slot-new">
        <VisuallyHidden>New time: </VisuallyHidden>
        <When {...will} />
      </New>
    </div>
  );
}

export function Shifts({ shifts, done = false }: { shifts: readonly ShiftView[]; done?: boolean }) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is a list.
    <ul className="shifts" role="list">
      {shifts.map((shift) => (
        <li key={shift.key}>
          <Shift was={shift.was} will={shift.will} done={done} />
        </li>
      ))}
    </ul>
  );
}
