/**
 * What the Enter key presses in a form's field: the first button of the form, whatever that does. In a form with buttons
 * that only draw it again this one stands before them.
 */
export function DefaultSubmit() {
  return (
    <button type="submit" name="intent" value="save" className="sr" tabIndex={-1} aria-hidden="true">
      Save
    </button>
  );
}
