import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";

export interface NoTimesProps {
  /** Whom to write to, where an address is known. */
  contact?: { name: string; email: string } | null;
}

export function NoTimes({ contact }: NoTimesProps) {
  const action = contact ? (
    <ButtonLink icon="mail" href={`mailto:${contact.email}`}>
      Contact {contact.name}
    </ButtonLink>
  ) : null;
  return (
    <Empty icon="calendar" action={action}>
      No times are currently available. Please contact the person you would like to schedule with.
    </Empty>
  );
}
