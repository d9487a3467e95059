"use client";

import { useMemo } from "react";
import { Button } from "@/components/ui/button";
import { currentInstant } from "@/lib/clock";
import { listZones } from "@/lib/zones";
import ZoneComboBox from "./zone-combo-box";
import { deviceZone, zoneText } from "./zone-options";

export interface ZoneSearchProps {
  /** The zone in use. */
  zone: string;
  onChoose: (zone: string) => void;
  container: () => HTMLElement | null;
}

/** Loaded when the dialog opens: the zones of the world are no part of the page. */
export default function ZoneSearch({ zone, onChoose, container }: ZoneSearchProps) {
  const zones = useMemo(() => listZones(currentInstant()), []);
  const device = useMemo(() => deviceZone(zones), [zones]);
  return (
    <>
      <ZoneComboBox zones={zones} onChoose={onChoose} container={container} />
      {device && device.zone !== zone ? (
        <Button type="button" icon="clock" onClick={() => onChoose(device.zone)}>
          Use this device's zone: {zoneText(device)}
        </Button>
      ) : null}
    </>
  );
}
