/** Tells the browser's password keeper whose password a form is about. Nobody sees it. */
export function KnownUser({ email }: { email: string }) {
  return <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />;
}
