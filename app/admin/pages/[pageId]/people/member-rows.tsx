import type { FormState } from "@/app/admin/form-state";
import { PageRoleSelect } from "@/components/admin/role-fields";
import { CheckboxRow } from "@/components/ui/choice";
import type { PageMember } from "@/lib/services/pages/page-people";

/** Each person with their role and whether they get the page's mails; the owner's own place stands fast. */
export function MemberRows({ members, state }: { members: readonly PageMember[]; state: FormState }) {
  return (
    <ul className="place-rows place-rows-notified">
      {members.map(({ userId, name, email, owns }) => {
        const field = `members.${userId}`;
        return (
          <li key={userId}>
            <p className="place-name">
              <strong>{name}</strong>
              <span>{email}</span>
            </p>
            {owns ? (
              <>
                <p>Owns this page</p>
                <p className="soft">Gets all mails</p>
              </>
            ) : (
              <>
                <PageRoleSelect
                  name={`${field}.role`}
                  label={`Role of ${name}`}
                  value={state.value(`${field}.role`)}
                  none="Take off the page"
                />
                <CheckboxRow name={`${field}.notified`} defaultChecked={state.checked(`${field}.notified`)}>
                  Gets mails
                </CheckboxRow>
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}
