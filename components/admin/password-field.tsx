import { Field, Input } from "@/components/ui/field";
import { MIN_PASSWORD_LENGTH } from "@/lib/domain/people/password";

export interface PasswordFieldProps {
  id: string;
  name: string;
  label: string;
  error: string | null;
  /** For a password that is to be chosen; else it is asked for. */
  fresh?: boolean;
  hint?: string;
}

/** Browsers offer to fill in, or to make up and keep, the password. */
export function PasswordField({ id, name, label, error, fresh = false, hint }: PasswordFieldProps) {
  const rule = fresh
    ? `At least ${MIN_PASSWORD_LENGTH} characters. A few words in a row are easiest to remember.`
    : undefined;
  return (
    <Field id={id} label={label} hint={hint ?? rule} error={error} required>
      {(control) => (
        <Input
          {...control}
          name={name}
          type="password"
          autoComplete={fresh ? "new-password" : "current-password"}
        />
      )}
    </Field>
  );
}
