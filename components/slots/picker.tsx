import type { ReactNode } from "react";
import { Toggle } from "@/components/ui/navigation";
import { Section } from "@/components/ui/page-parts";

export interface PickerSectionProps {
  children: ReactNode;
  /** "A new time for session 2" */
  title: ReactNode;
  view: "calendar" | "list";
  hrefs: { calendar: string; list: string };
  id?: string;
}

/** The heading of the picker and the choice between its two views. */
export function PickerSection({ children, title, view, hrefs, id }: PickerSectionProps) {
  return (
    <Section id={id} title={title} aside={<ViewToggle view={view} hrefs={hrefs} />}>
      {children}
    </Section>
  );
}

export function ViewToggle({ view, hrefs }: Pick<PickerSectionProps, "view" | "hrefs">) {
  return (
    <Toggle
      label="View"
      items={[
        { href: hrefs.calendar, label: "Calendar", icon: "calendar", current: view === "calendar" },
        { href: hrefs.list, label: "List", icon: "list", current: view === "list" },
      ]}
    />
  );
}

/** The calendar, and the times of its day beside or below it. */
export function Picker({ children }: { children: ReactNode }) {
  return <div className="picker">{children}</div>;
}
