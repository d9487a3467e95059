import { SubmitButton } from "@/components/ui/submit-button";

/** Back to the form with all that was picked and typed: nothing has to be done twice. */
export function GoOn({ token, children }: { token: string; children: string }) {
  return (
    <form method="post" action={`/api/v1/checkout/${token}`} className="gap-m">
      <SubmitButton tone="main" name="do" value="again" busyLabel="Going back…">
        {children}
      </SubmitButton>
    </form>
  );
}
