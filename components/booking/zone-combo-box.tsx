"use client";

import { useMemo, useState } from "react";
import { UNSAFE_PortalProvider } from "react-aria/PortalProvider";
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from "react-aria-components";
import type { ZoneChoice } from "@/lib/format";
import { findZones, zoneText } from "./zone-options";

export interface ZoneComboBoxProps {
  zones: readonly ZoneChoice[];
  onChoose: (zone: string) => void;
  /** Where the list is drawn; a modal dialog covers everything outside it. */
  container: () => HTMLElement | null;
}

/** Finds a zone by city, country or offset. */
export default function ZoneComboBox({ zones, onChoose, container }: ZoneComboBoxProps) {
  const [query, setQuery] = useState("");
  const found = useMemo(() => findZones(zones, query), [zones, query]);

  return (
    <UNSAFE_PortalProvider getContainer={container}>
      <ComboBox
        className="field"
        autoFocus
        allowsEmptyCollection
        items={found}
        inputValue={query}
        onInputChange={setQuery}
        onChange={(key) => {
          if (key !== null) onChoose(String(key));
        }}
      >
        <Label>Time zone</Label>
        <Input className="input" placeholder="City, country or offset" />
        <Popover className="zone-popover" placement="bottom start" offset={4} maxHeight={320}>
          <ListBox<ZoneChoice>
            className="zone-list"
            renderEmptyState={() => <p className="zone-none">No time zone is called that.</p>}
          >
            {(choice) => (
              <ListBoxItem id={choice.zone} textValue={`${choice.country}; ${choice.label}`}>
                {zoneText(choice)}
                <span>{choice.country}</span>
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
    </UNSAFE_PortalProvider>
  );
}
