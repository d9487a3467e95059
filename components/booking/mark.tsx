/** Reslot's sign: a dashed time behind a solid one. */
export function Mark({ size = 16 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" fill="none" aria-hidden="true" focusable="false">
      <rect
        x="1.5"
        y="8"
        width="10"
        height="8.5"
        rx="2.2"
        stroke="currentColor"
        strokeWidth="1.4"
        strokeDasharray="2.1 1.7"
      />
      <rect x="8" y="3.25" width="10.75" height="9" rx="2.2" fill="currentColor" />
    </svg>
  );
}
