import type { Metadata } from "next";
import { PageFrame } from "@/components/booking/page-frame";
import { Empty } from "@/components/ui/empty";

export const metadata: Metadata = { title: "Nothing is here" };

export default function NotFound() {
  return (
    <PageFrame host={null}>
      <Empty icon="link" level={1} title="Nothing is here">
        Check the address, or ask the person who sent it to you for a new link.
      </Empty>
    </PageFrame>
  );
}
