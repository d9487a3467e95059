import { logoAddress } from "@/components/booking/host-view";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { IMAGE_TYPES } from "@/lib/domain/image";
import type { Problem } from "@/lib/errors";
import type { StoredPage } from "@/lib/services/pages/read-page-settings";

const SAVE = "save-logo";
const REMOVE = "remove-logo";

/** The forms of the logo's fields: a file is sent by itself, so these stand apart from the form around the fields. */
export function LogoForms({ action, back }: { action: string; back: string }) {
  return (
    <>
      <form id={SAVE} method="post" action={action} encType="multipart/form-data">
        <input type="hidden" name="back" value={back} />
      </form>
      <form id={REMOVE} method="post" action={`${action}/remove`}>
        <input type="hidden" name="back" value={back} />
      </form>
    </>
  );
}

export interface LogoNews {
  /** What was wrong with the picture. */
  readonly problem: Problem | null;
  /** What was just done: "saved" or "removed". */
  readonly news: string | null;
}

export interface LogoFieldsProps extends LogoNews {
  page: Pick<StoredPage, "slug" | "title" | "logoHash">;
}

/** A picture at the place of the owner's initials. */
export function LogoFields({ page, problem, news }: LogoFieldsProps) {
  const { slug, title, logoHash } = page;
  const done = { saved: "The logo is saved.", removed: "The logo is gone." }[news ?? ""];
  return (
    <div className="logo-fields">
      {logoHash === null ? null : (
        <div className="logo-now">
          {/* biome-ignore lint/performance/noImgElement: it is small, and kept by browsers for ever. */}
          <img className="logo" src={logoAddress(slug, logoHash)} alt={`Logo of ${title}`} />
          <Button small tone="danger" icon="cross" form={REMOVE}>
            Remove the logo
          </Button>
        </div>
      )}
      <Field
        id="logo"
        label={logoHash === null ? "Logo" : "Another logo"}
        optional
        hint="PNG, JPEG or WebP, at most 256 KB. It takes the place of the owner's initials. A picture is saved at once, without what else is typed here."
        error={problem?.detail}
      >
        {(control) => (
          <span className="file-row">
            <Input {...control} name="logo" type="file" accept={IMAGE_TYPES.join(",")} form={SAVE} />
            <Button small form={SAVE}>
              Save the logo
            </Button>
          </span>
        )}
      </Field>
      <p className="done-note" role="status">
        {done ?? ""}
      </p>
    </div>
  );
}
