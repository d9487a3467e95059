import { Field, Input } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { MAX_DESCRIPTION_LENGTH, MAX_TITLE_LENGTH } from "@/lib/domain/booking/settings";
import { MAX_SLUG_LENGTH } from "@/lib/domain/booking/slug";
import type { FormFieldState } from "./form-field-state";

export interface TextFieldsProps {
  state: FormFieldState;
  /** What stands before the address: "https://book.example.com/demo/". */
  base: string;
  /** A field, or for those who can't change it only the text. */
  address:
    | { readonly kind: "field"; readonly hint: string }
    | { readonly kind: "text"; readonly slug: string; readonly hint: string };
}

/** Title, address and description of a page or an event type. */
export function TextFields({ state, base, address }: TextFieldsProps) {
  return (
    <>
      <Field id="title" label="Title" error={state.error("title")}>
        {(control) => (
          <Input
            {...control}
            name="title"
            type="text"
            maxLength={MAX_TITLE_LENGTH}
            defaultValue={state.value("title")}
          />
        )}
      </Field>
      {address.kind === "text" ? (
        <div className="field">
          <p>
            <strong>Address</strong>
          </p>
          <p className="hint">{address.hint}</p>
          <p className="num">{`${base}${address.slug}`}</p>
        </div>
      ) : (
        <Field
          id="slug"
          label="Address"
          hint={`What follows ${base} in the address: lower-case letters, digits and hyphens. ${address.hint}`}
          error={state.error("slug")}
        >
          {(control) => (
            <Input
              {...control}
              name="slug"
              type="text"
              maxLength={MAX_SLUG_LENGTH}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              defaultValue={state.value("slug")}
            />
          )}
        </Field>
      )}
      <Field id="description" label="Description" optional error={state.error("description")}>
        {(control) => (
          <TextArea
            {...control}
            name="description"
            rows={3}
            maxLength={MAX_DESCRIPTION_LENGTH}
            defaultValue={state.value("description")}
          />
        )}
      </Field>
    </>
  );
}
