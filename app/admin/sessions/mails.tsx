import { Icon } from "@/components/ui/icon";
import { Note, Section } from "@/components/ui/page-parts";
import type { MailPreview } from "@/lib/services/actions/preview-mails";
import { counted } from "./words";

const ROLES = {
  customer: "Customer",
  guest: "Guest",
  owner: "Owner",
  stakeholder: "Stakeholder",
} satisfies Record<MailPreview["role"], string>;

interface MailsProps {
  /** The mails about each booking; a title only where there are several. */
  groups: readonly { key: string; title: string; mails: readonly MailPreview[] }[];
  /** What is said instead when nobody is mailed. */
  nobody: string;
}

/** What will be mailed, and to whom; the customer's mail can be read. */
export function MailsReview({ groups, nobody }: MailsProps) {
  const all = groups.flatMap(({ mails }) => mails);
  const people = new Set(all.map(({ email }) => email)).size;
  const title =
    all.length === 0
      ? "Nobody is mailed"
      : `${counted(people, "person").replace("persons", "people")} ${people === 1 ? "is" : "are"} mailed`;
  return (
    <Section title={title} id="mails">
      {all.length === 0 ? <Note>{nobody}</Note> : null}
      {groups.map(({ key, title: name, mails }) =>
        mails.length === 0 ? null : (
          <div key={key} className="mails">
            {groups.length > 1 ? <h3>{name}</h3> : null}
            <ul className="sent">
              {mails.map((mail) => (
                <MailRow key={mail.email} mail={mail} />
              ))}
            </ul>
          </div>
        ),
      )}
    </Section>
  );
}

function MailRow({ mail }: { mail: MailPreview }) {
  const { role, name, email, subject, text, invitations } = mail;
  return (
    <li>
      <Icon name="mail" small />
      <span className="who">
        <b>{subject}</b>
        <span className="to">{name ? `${name}, ${email}` : email}</span>
        {invitations.length > 0 ? (
          <span className="to">{`and ${counted(invitations.length, "short mail")} for the calendar`}</span>
        ) : null}
        {role === "customer" ? (
          <details>
            <summary>Read this mail</summary>
            <pre>{text}</pre>
          </details>
        ) : null}
      </span>
      <span className="state">{ROLES[role]}</span>
    </li>
  );
}
