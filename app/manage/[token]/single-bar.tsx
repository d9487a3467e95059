import { Button } from "@/components/ui/button";
import { StickyBar } from "@/components/ui/sticky-bar";

/** The next step of a single booking: there is nothing to select. */
export function SingleBar({
  children,
  total,
  tone = "main",
}: {
  children: string;
  total?: string;
  tone?: "main" | "remove";
}) {
  return (
    <StickyBar summary="Your booking" total={total} live={false}>
      <Button tone={tone}>{children}</Button>
    </StickyBar>
  );
}
