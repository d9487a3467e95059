import { LinkNowhere } from "@/components/booking/link-nowhere";
import { PageFrame } from "@/components/booking/page-frame";

export default function CheckoutNotFound() {
  return (
    <PageFrame host={null}>
      <LinkNowhere />
    </PageFrame>
  );
}
