import { SubmitButton } from "@/components/ui/submit-button";

interface OurWordsProps {
  action: string;
  back: string;
}

/** Empties both fields, and saves that. */
export function OurWordsForm({ action, back }: OurWordsProps) {
  return (
    <form method="post" action={action} className="gap-m">
      <input type="hidden" name="back" value={back} />
      <input type="hidden" name="subject" value="" />
      <input type="hidden" name="text" value="" />
      <SubmitButton tone="danger" busyLabel="Removing…">
        Remove your words and go back to ours
      </SubmitButton>
    </form>
  );
}
