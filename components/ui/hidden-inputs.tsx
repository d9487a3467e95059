export interface HiddenInput {
  name: string;
  value: string;
}

/** Carries the state of a page through a form. */
export function HiddenInputs({ inputs }: { inputs: readonly HiddenInput[] }) {
  return inputs.map((input) => (
    <input key={`${input.name}=${input.value}`} type="hidden" name={input.name} value={input.value} />
  ));
}
