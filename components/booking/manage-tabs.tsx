import { Tabs } from "@/components/ui/navigation";

export type ManageTab = "reschedule" | "cancel" | "keep";

const PROMPTS = {
  package: "How would you like to update the sessions?",
  single: "How would you like to update this booking?",
  request: "How would you like to update the booking request?",
};

export interface ManageTabsProps {
  kind: keyof typeof PROMPTS;
  current: ManageTab;
  hrefs: Record<ManageTab, string>;
}

export function ManageTabs({ kind, current, hrefs }: ManageTabsProps) {
  return (
    <>
      <h2 className="prompt" id="prompt">
        {PROMPTS[kind]}
      </h2>
      <Tabs
        labelledBy="prompt"
        tabs={[
          {
            href: hrefs.reschedule,
            label: "Reschedule",
            icon: "calendar",
            tone: "accent",
            current: current === "reschedule",
          },
          {
            href: hrefs.cancel,
            label: "Cancel",
            icon: "cross",
            heavy: true,
            tone: "remove",
            current: current === "cancel",
          },
          {
            href: hrefs.keep,
            label: "Keep",
            icon: "check",
            heavy: true,
            tone: "keep",
            current: current === "keep",
          },
        ]}
      />
    </>
  );
}
