import { PageFrame } from "@/components/booking/page-frame";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { PageTitle } from "@/components/ui/page-parts";

/** What somebody sees where their role ends. */
export default function Forbidden() {
  return (
    <PageFrame host={null}>
      <PageTitle>Your role ends here</PageTitle>
      <Empty icon="lock">
        Only somebody with a further role may open this page. Ask the owner of the booking page or an
        administrator.
      </Empty>
      <p className="gap-m">
        <ButtonLink href="/admin">Back to the activity</ButtonLink>
      </p>
    </PageFrame>
  );
}
