import { Choices, Radio } from "@/components/ui/choice";
import { FieldError, Select } from "@/components/ui/field";
import { PAGE_ROLE_NAMES, PAGE_ROLES, USER_ROLES } from "./role-words";

export interface RoleFieldProps {
  value: string;
  error: string | null;
}

/** Administrator or member. */
export function RoleField({ value, error }: RoleFieldProps) {
  return (
    <Choices legend="Role" describedBy={error ? "role-error" : undefined}>
      {(["administrator", "member"] as const).map((role) => (
        <Radio key={role} name="role" value={role} defaultChecked={value === role}>
          <strong>{USER_ROLES[role].word}</strong>
          <br />
          <span className="soft">{USER_ROLES[role].may}</span>
        </Radio>
      ))}
      {error ? <FieldError id="role-error">{error}</FieldError> : null}
    </Choices>
  );
}

export interface PageRoleSelectProps {
  name: string;
  /** Who, or which page, it is about; the list shows it beside it already. */
  label: string;
  value: string;
  /** How "no role" is called. */
  none: string;
}

export function PageRoleSelect({ name, label, value, none }: PageRoleSelectProps) {
  return (
    <Select name={name} aria-label={label} defaultValue={value}>
      {PAGE_ROLE_NAMES.map((role) => (
        <option value={role} key={role}>
          {PAGE_ROLES[role].word}
        </option>
      ))}
      <option value="none">{none}</option>
    </Select>
  );
}

export interface PlacesFieldProps {
  pages: readonly { readonly pageId: string; readonly title: string; readonly slug?: string }[];
  /** The role on a page by its id, or `none`. */
  value: (pageId: string) => string;
  /** Pages that are the person's own: nothing can be chosen there. */
  own?: ReadonlySet<string>;
}

/** What a member may do on each booking page. */
export function PlacesField({ pages, value, own = new Set() }: PlacesFieldProps) {
  return (
    <fieldset className="field">
      <legend>Booking pages</legend>
      <p className="hint">
        {PAGE_ROLE_NAMES.toReversed()
          .map((role) => `${PAGE_ROLES[role].word}: ${PAGE_ROLES[role].may}.`)
          .join(" ")}
      </p>
      <ul className="place-rows">
        {pages.map(({ pageId, title, slug }) => (
          <li key={pageId}>
            <p className="place-name">
              <strong>{title}</strong>
              {slug ? <span>/{slug}</span> : null}
            </p>
            {own.has(pageId) ? (
              <p>Owns this page</p>
            ) : (
              <PageRoleSelect name={`pages.${pageId}`} label={title} value={value(pageId)} none="No role" />
            )}
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
