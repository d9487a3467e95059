import type { FormState } from "@/app/admin/form-state";
import { AccentSamples } from "@/components/admin/accent-samples";
import { ColorField } from "@/components/admin/color-field";
import { Button } from "@/components/ui/button";
import { Note } from "@/components/ui/page-parts";
import { accentPalettes, isColor, isShownAsChosen, OWN_ACCENT } from "@/lib/domain/color/accent";

/** The colour of links, buttons and what is selected, with what becomes of it in both schemes. */
export function AccentFields({ state }: { state: FormState }) {
  const typed = state.value("accentColor").trim().toLowerCase();
  const palettes = isColor(typed) ? accentPalettes(typed) : OWN_ACCENT;
  return (
    <div className="accent-fields">
      <ColorField
        value={state.value("accentColor")}
        error={state.error("accentColor")}
        preset={OWN_ACCENT.light.accent}
      >
        <Button small name="intent" value="preview-color">
          See this color
        </Button>
      </ColorField>
      <AccentSamples palettes={palettes} />
      {isColor(typed) && !isShownAsChosen(typed) ? (
        <Note>
          {`Words in ${typed} could not be read on a light ground: there it is darkened to ${palettes.light.accent}.`}
        </Note>
      ) : null}
    </div>
  );
}
