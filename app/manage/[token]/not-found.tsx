import { LinkNowhere } from "@/components/booking/link-nowhere";
import { PageFrame } from "@/components/booking/page-frame";

/** Forged, revoked, mistyped: all wrong links look the same. */
export default function ManageNotFound() {
  return (
    <PageFrame host={null}>
      <LinkNowhere />
    </PageFrame>
  );
}
